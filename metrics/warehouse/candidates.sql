-- What was said of every figure, and in which order it is preferred. Run first when a version is finished, and alone where only
-- the figures beside another are looked for (trial.py).

-- What a figure is of or is held against, as it is told apart: 西安市 on the page of 西安高新区 is 全市, and 陕西省 全省. Only of a zone that
-- bears its city's name, for 全市 of 昆山经开区 may be 昆山市 as well as 苏州市.
create or replace macro coverage_key(scope, zone, city, province) as case
    when scope = city and starts_with(zone, regexp_replace(city, '市$', '')) then '全市'
    when scope = province and province <> city then '全省'
    else coalesce(scope, '')
end;

-- Documents that a person took back: kept and still readable, but none of their figures takes part in anything.
create or replace table withdrawn as
select first_id as document_id, settlement_id, settled_by, settled_at, reason
from settlement
where action = 'withdraw' and undone_at is null
qualify row_number() over (partition by first_id order by settled_at desc, settlement_id) = 1;

-- Corrections in force, with the observations they speak of: those that print the old value, in whatever document, and those
-- of the corrected document that a later extraction reads otherwise (`is_stale`: neither the old value nor the new one).
-- A decision of a review is found by the place of its number.
create or replace table corrected as
with
active as (from correction where undone_at is null and made_in <> 'review'),
reviewed as (
    select o.observation_id, c.correction_id, c.action, c.reason, false as is_stale
    from correction as c
    join observation as o
        on o.document_id = c.document_id and o.evidence_end = c.evidence_end
        and (c.is_whole or o.indicator = c.indicator and o.measure = c.measure)
    where c.undone_at is null and c.made_in = 'review'
),
same_figure as (
    select
        c.correction_id, c.action, c.reason, o.observation_id,
        o.value = c.old_value and o.unit = c.old_unit as prints_old,
        o.document_id = c.document_id as is_source,
        coalesce(o.value = c.new_value and o.unit = c.new_unit, false) as prints_new
    from active as c
    join observation as o
        on o.zone is not distinct from c.zone and o.indicator = c.indicator and o.measure = c.measure
        and o.scope is not distinct from c.scope and o.period_start = c.period_start and o.period_end = c.period_end
    join document as d on d.document_id = o.document_id and d.kind <> 'correction'
    where c.zone is not null and not starts_with(c.period_end, '--') or o.document_id = c.document_id
),
settled as (
    select *, bool_or(prints_old and is_source) over (partition by correction_id) as source_prints_old
    from same_figure
),
found as (
    select observation_id, correction_id, action, reason, not prints_old and not prints_new as is_stale
    from settled
    where prints_old or is_source and not source_prints_old
    union all
    from reviewed
)
from found
qualify row_number() over (
    partition by observation_id order by case action when 'reject' then 1 when 'replace' then 2 else 3 end, correction_id
) = 1;

-- What people settled, with the observations as they are known now: the very one, or, where an extraction gave it another
-- identifier, the same figure of the same document, at the nearest place; of a document that was stored anew, by its name and source.
-- `is_in_force`: not undone, and the last of those that say the same; `is_lost`: a chosen witness that no document prints any more.
create or replace table settled as
with
resolved as (
    select f.settlement_id, f.side, o.observation_id
    from settled_figure as f
    join settlement as s using (settlement_id)
    join observation as o
        on o.zone is not distinct from f.zone and o.indicator = f.indicator and o.measure = f.measure
        and o.period_start = f.period_start and o.period_end = f.period_end and o.value = f.value and o.unit = f.unit
    join document as d on d.document_id = o.document_id
    left join document as said on said.document_id = f.document_id
    where o.document_id = f.document_id
        or said.document_id is null and d.file_name = f.file_name and coalesce(d.publisher, '') = coalesce(f.publisher, '')
        and coalesce(d.title, '') = coalesce(f.title, '')
    qualify row_number() over (
        partition by f.settlement_id, f.side
        order by o.observation_id in (s.first_id, s.second_id) desc, o.scope is not distinct from f.scope desc,
            abs(o.evidence_end - f.evidence_end), o.observation_id
    ) = 1
),
present as (
    select
        s.* exclude (first_id, second_id),
        coalesce(a.observation_id, s.first_id) as first_id,
        coalesce(b.observation_id, s.second_id) as second_id
    from settlement as s
    left join resolved as a on a.settlement_id = s.settlement_id and a.side = 'first'
    left join resolved as b on b.settlement_id = s.settlement_id and b.side = 'second'
)
select
    p.*,
    p.undone_at is null and row_number() over (
        partition by p.action, p.subject, p.first_id, p.second_id, p.undone_at is null order by p.settled_at desc, p.settlement_id
    ) = 1 as is_in_force,
    p.undone_at is null and p.action = 'choose' and o.observation_id is null as is_lost
from present as p
left join observation as o on o.observation_id = p.first_id;

-- The choice among witnesses that was made last of each figure, by what was chosen then where that is lost.
create or replace table last_choice as
with
choice as (
    select
        s.settlement_id, s.settled_at, s.first_id as observation_id, s.is_lost,
        coalesce(o.zone, f.zone) as zone, coalesce(o.indicator, f.indicator) as indicator, coalesce(o.measure, f.measure) as measure,
        coalesce(o.unit, f.unit) as unit, coalesce(if(s.is_lost, f.scope, o.scope), '') as scope, z.city, z.province,
        coalesce(o.period_start, f.period_start) as period_start, coalesce(o.period_end, f.period_end) as period_end,
        coalesce(o.value_text, f.value_text) as value_text
    from settled as s
    left join observation as o on o.observation_id = s.first_id
    left join settled_figure as f on f.settlement_id = s.settlement_id and f.side = 'first'
    left join zone as z on z.zone = coalesce(o.zone, f.zone)
    where s.action = 'choose' and s.is_in_force
)
select * exclude (city, province), coverage_key(scope, zone, city, province) as coverage from choice
qualify row_number() over (
    partition by zone, coalesce(indicator, settlement_id), measure, unit, coverage, period_start, period_end
    order by settled_at desc, settlement_id
) = 1;

-- Every observation that nobody rejected, of documents that nobody took back, with the document it stands in, the indicator and the zone.
-- `flags` also says corrected (another value took its place), correction (it is that value), doubtful (somebody doubts it),
-- chosen (a person chose it among its witnesses), expected (an estimate told before its period was over: 全年预计 in October).
create or replace view observation_named as
select
    o.* exclude (flags),
    concat_ws(
        '|', nullif(o.flags, ''),
        case
            when c.action = 'replace' then 'corrected'
            when c.action = 'doubt' and not list_contains(string_split(o.flags, '|'), 'doubtful') then 'doubtful'
        end,
        case when p.observation_id is not null then 'chosen' end,
        case
            when o.status = 'estimate' and o.period_end > strftime(o.vintage, '%Y-%m')
                and not list_contains(string_split(o.flags, '|'), 'expected')  -- an export that comes back says so already
                then 'expected'
        end
    ) as flags,
    c.correction_id, c.reason as correction_reason,
    d.publisher, d.title, d.published, d.address, d.source_grade, d.file_name, d.kind as document_kind,
    i.name_zh, i.name_en, i.kind, i.growth_basis, i.indicator_group,
    z.name_en as zone_name_en, z.province, z.city, z.level as zone_level,
    try_cast(substr(o.period_end, 1, 4) as integer) as year,     -- null where the year is not known
    case
        when try_cast(substr(o.period_end, 1, 4) as integer) is null then
            try_cast(right(o.period_end, 2) as integer) - try_cast(right(o.period_start, 2) as integer) + 1
        else
            12 * (try_cast(substr(o.period_end, 1, 4) as integer) - try_cast(substr(o.period_start, 1, 4) as integer))
            + try_cast(right(o.period_end, 2) as integer) - try_cast(right(o.period_start, 2) as integer) + 1
    end as months,
    case
        when i.kind = 'stock' then 'stock'
        when months = 12 and right(o.period_start, 2) = '01' then 'year'
        when months < 12 and right(o.period_start, 2) = '01' then 'year_to_date'  -- January alone too
        when months = 1 then 'month'
        else 'other'
    end as period_kind
from observation as o
join document as d using (document_id)
join indicator as i using (indicator)
left join zone as z on z.zone = o.zone
left join corrected as c using (observation_id)
left join last_choice as p using (observation_id)
where c.action is distinct from 'reject' and o.document_id not in (select document_id from withdrawn);

-- The order in which witnesses of one figure are preferred:
--   1. a figure nobody corrected (the correction stands in its place, with the grade, status and day of its source);
--   2. the one a person chose;
--   3. a figure not superseded by a revision the source itself prints beside it;
--   4. actual over estimate over target;
--   5. a figure nobody doubts;
--   6. the zone's or a government's own source, then newspapers and our bulletins after them, then copies and files users added;
--   7. the later vintage; an unknown date comes last;
--   8. a correction over what else its source printed;
--   9. a figure that was written over one recognised on a scan;
--  10. an exact figure over "about", "over", "under"; then the one printed to more digits;
--  11. of files that people added, the one added last: a corrected file is added again under the same name;
--  12. the place in the document, and the identifier, so that the choice is always the same.
-- Figures of an unknown zone or an unknown year are never brought together across documents.
create or replace view candidate as
select
    n.*,
    row(
        zone, indicator, measure, unit, coverage_key(scope, zone, city, province), period_start, period_end,
        case when zone is null or year is null then document_id else '' end,
        case when measure = 'yoy_accel' then regexp_extract(n.flags, 'against=([^|]*)', 1) else '' end  -- 较上半年 and 较一季度 are two figures
    ) as figure_key,
    row(
        list_contains(string_split(flags, '|'), 'corrected'),
        not list_contains(string_split(flags, '|'), 'chosen'),
        list_contains(string_split(flags, '|'), 'before_revision'),
        case status when 'actual' then 1 when 'estimate' then 2 else 3 end,
        list_contains(string_split(flags, '|'), 'doubtful'),
        case source_grade when 'official' then 1 when 'media' then 2 when 'own_words' then 2 else 3 end,
        coalesce(-date_diff('day', date '1900-01-01', vintage), 0),
        construction <> 'correction',
        list_contains(string_split(flags, '|'), 'ocr'),
        bound <> 'exact',
        rounding,
        case when document_kind = 'bulletin' and source_grade <> 'own_words' then -epoch_us(added_at) else 0 end,  -- the seeds are added anew by each build
        coalesce(evidence_start, 0),
        observation_id
    ) as choice_order
from observation_named as n
join (select document_id, added_at from document) as d using (document_id);
