-- What the pages ask of the warehouse. Run when a version is finished, before it is published. A published version never
-- changes, so what is costly is worked out once and kept as a table; the rest are views.

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

-- The witnesses that a person chose, of each figure the one chosen last.
create or replace table preferred as
select s.first_id as observation_id, s.reason
from settlement as s
join observation as o on o.observation_id = s.first_id
where s.action = 'choose' and s.undone_at is null
qualify row_number() over (
    partition by o.zone, o.indicator, o.measure, o.unit, coalesce(o.scope, ''), o.period_start, o.period_end
    order by s.settled_at desc, s.settlement_id
) = 1;

-- Every observation that nobody rejected, with the document it stands in, the indicator and the zone.
-- `flags` also says corrected (another value took its place), correction (it is that value), doubtful (somebody doubts it),
-- chosen (a person chose it among its witnesses).
create or replace view observation_named as
select
    o.* exclude (flags),
    concat_ws(
        '|', nullif(o.flags, ''),
        case
            when c.action = 'replace' then 'corrected'
            when c.action = 'doubt' and not list_contains(string_split(o.flags, '|'), 'doubtful') then 'doubtful'
        end,
        case when p.observation_id is not null then 'chosen' end
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
left join preferred as p using (observation_id)
where c.action is distinct from 'reject';

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
--  11. the place in the document, and the identifier, so that the choice is always the same.
-- Figures of an unknown zone or an unknown year are never brought together across documents.
create or replace view candidate as
select
    *,
    row(
        zone, indicator, measure, unit, coalesce(scope, ''), period_start, period_end,
        case when zone is null or year is null then document_id else '' end
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
        coalesce(evidence_start, 0),
        observation_id
    ) as choice_order
from observation_named;

create or replace view witness as
select
    observation_id,
    row_number() over witnesses as preference,
    first_value(observation_id) over witnesses as chosen_id
from candidate
window witnesses as (partition by figure_key order by choice_order);

create or replace temp table ranked as from witness;  -- asked several times below; no part of the published version

-- The figures as they would have been chosen on a day: from what was published until then. A witness whose day of publication
-- is not known cannot be said to have been known, and takes no part. A correction counts from the day of what it corrects.
create or replace macro figure_as_of(day) as table
select * exclude (figure_key, choice_order), count(distinct document_id) over witnesses as witnesses
from candidate
where vintage <= cast(day as date)
window witnesses as (partition by figure_key)
qualify row_number() over (witnesses order by choice_order) = 1 and not list_contains(string_split(flags, '|'), 'corrected');

-- What a search reads beside a sentence: what it does not say of the figure, and its small letters where it has capitals; null
-- for most.
create or replace temp macro beside(sentence, value_text, scope) as nullif(lower(concat_ws(
    ' ', case when not contains(sentence, value_text) then value_text end, case when not contains(sentence, scope) then scope end,
    case when sentence <> lower(sentence) then sentence end
)), '');

-- Every sentence once for each document, however many figures it gives; unpacked, for a search goes through all of them.
create or replace table passage (
    passage integer not null,
    document_id text not null,
    sentence text not null using compression uncompressed,
    beside text,
    source text                            -- who published it under which title, in small letters
);
insert into passage
select
    row_number() over (order by document_id, min(s.sentence_start), s.sentence, s.beside), document_id, s.sentence, s.beside,
    any_value(lower(concat_ws(' ', d.publisher, d.title)))
from (select document_id, sentence, beside(sentence, value_text, scope) as beside, sentence_start from observation) as s
join document as d using (document_id)
group by document_id, s.sentence, s.beside;

-- One chosen row for each figure, and what the other witnesses say.
-- A witness differs when it is exact like the chosen one, of the same status, not corrected, and off by more than one unit of
-- the last digit the coarser of the two prints (sources round, and some cut off). It then is
--   revised: a value the source itself marks as the one before its revision, or an earlier vintage of the same publisher, or of
--            anybody where the chosen one is official (both days known);
--   a conflict otherwise.
-- `passage` is where its sentence stands. The order of the rows is that of the table of figures (zone by zone, newest first).
create or replace table figure as
with
compared as (
    select
        r.chosen_id, r.preference, w.observation_id, w.value_text, w.status, w.vintage, w.publisher,
        case when w.construction <> 'correction' then w.document_id end as source_id,
        w.value <> c.value as differs,
        w.status = c.status and w.bound = 'exact' and c.bound = 'exact'
            and not list_contains(string_split(w.flags, '|'), 'corrected')
            and not list_contains(string_split(c.flags, '|'), 'chosen')  -- somebody has looked at both
            and abs(w.value - c.value) > 2 * greatest(w.rounding, c.rounding) as contradicts,
        list_contains(string_split(w.flags, '|'), 'before_revision')
            or coalesce(w.vintage < c.vintage and (c.source_grade = 'official' or w.publisher = c.publisher and w.publisher <> ''), false)
            as is_earlier
    from ranked as r
    join observation_named as w on w.observation_id = r.observation_id
    join observation_named as c on c.observation_id = r.chosen_id
    where r.chosen_id in (select chosen_id from ranked where preference = 2)
),
others as (
    select
        chosen_id,
        greatest(count(distinct source_id), 1) as witnesses,
        bool_or(contradicts and not is_earlier) as is_conflict,
        bool_or(contradicts and is_earlier) as is_revised,
        string_agg(
            concat_ws(', ', value_text, status, strftime(vintage, '%Y-%m-%d'), nullif(publisher, '')), '; '
            order by preference
        ) filter (where differs) as alternatives,
        arg_min(observation_id, preference) filter (where contradicts and not is_earlier) as conflict_observation_id
    from compared
    group by chosen_id
)
select
    n.* exclude (sentence),
    coalesce(o.witnesses, 1)::integer as witnesses, coalesce(o.is_conflict, false) as is_conflict,
    coalesce(o.is_revised, false) as is_revised, o.alternatives, o.conflict_observation_id,
    p.passage
from ranked as r
join observation_named as n using (observation_id)
join passage as p
    on p.document_id = n.document_id and p.sentence = n.sentence
    and p.beside is not distinct from beside(n.sentence, n.value_text, n.scope)
left join others as o on o.chosen_id = r.observation_id
where r.preference = 1 and not list_contains(string_split(n.flags, '|'), 'corrected')  -- corrected to another unit
order by n.zone, n.indicator, n.measure, n.period_end desc, n.period_start, n.unit, n.scope;

-- Figures that a later vintage states otherwise, one row for each step: the value before, the value after, and who says so.
create or replace view revision as
with
dated as (
    select *, list_contains(string_split(flags, '|'), 'before_revision') as is_before
    from candidate
    where bound = 'exact' and status <> 'target' and measure not in ('target', 'target_yoy') and zone is not null
        and year is not null and not list_has_any(string_split(flags, '|'), ['corrected', 'doubtful'])
        and (vintage is not null or list_contains(string_split(flags, '|'), 'before_revision'))
),
stepped as (
    select
        *,
        lag(value) over steps as earlier_value, lag(value_text) over steps as earlier_text,
        lag(status) over steps as earlier_status, lag(vintage) over steps as earlier_vintage,
        lag(publisher) over steps as earlier_publisher, lag(rounding) over steps as earlier_rounding,
        lag(is_before) over steps as earlier_is_before, lag(observation_id) over steps as earlier_observation_id
    from dated
    window steps as (partition by figure_key order by vintage nulls first, not is_before, status <> 'estimate', observation_id)
)
select
    zone, indicator, name_zh, name_en, measure, unit, scope, period_start, period_end,
    earlier_value, earlier_text, earlier_status, earlier_vintage, earlier_publisher, earlier_observation_id,
    value as later_value, value_text as later_text, status as later_status, vintage as later_vintage,
    publisher as later_publisher, observation_id as later_observation_id,
    value - earlier_value as difference,
    case when measure = 'level' and earlier_value <> 0 then round((value / earlier_value - 1) * 100, 2)::decimal(18, 2) end
        as difference_pct
from stepped
where abs(value - earlier_value) > 2 * greatest(rounding, earlier_rounding)
    and (earlier_is_before or earlier_vintage < vintage)
order by zone, indicator, measure, period_end, later_vintage;

-- Average CNY per unit of foreign currency over exactly a period that some figure covers: the official average where there
-- is one, else the market average of the period, else the mean of its months' market averages when none is missing.
create or replace table period_rate as
with
asked as (
    select distinct f.unit as currency, f.period_start, f.period_end
    from figure as f
    where f.unit in (select currency from exchange_rate) and f.year is not null
),
monthly as (
    select
        a.currency, a.period_start, a.period_end, avg(m.rate)::decimal(18, 8) as rate,
        'market average, mean of ' || count(*) || ' monthly averages' as basis,
        any_value(m.source) as source, 3 as preference
    from asked as a
    join exchange_rate as m
        on m.currency = a.currency and m.period_start = m.period_end
        and m.period_start between a.period_start and a.period_end
    group by a.currency, a.period_start, a.period_end
    having count(*) = date_diff('month', (a.period_start || '-01')::date, (a.period_end || '-01')::date) + 1
),
exact as (
    select currency, period_start, period_end, rate, basis, source, case when basis like 'official%' then 1 else 2 end as preference
    from exchange_rate
    join asked using (currency, period_start, period_end)
)
select currency, period_start, period_end, rate, basis, source
from (from exact union all by name from monthly)
qualify row_number() over (partition by currency, period_start, period_end order by preference) = 1;

-- Money figures in CNY beside their own currency. Stocks are not converted: that would need the rate of a day.
create or replace view figure_cny as
select
    f.*,
    case when f.unit = 'CNY' then f.value when f.kind = 'flow' then (f.value * r.rate)::decimal(28, 6) end as value_cny,
    case when f.kind = 'flow' then r.rate end as rate,
    case when f.kind = 'flow' then r.basis end as rate_basis,
    f.unit <> 'CNY' and f.kind = 'flow' and r.rate is not null as is_converted
from figure as f
left join period_rate as r
    on r.currency = f.unit and r.period_start = f.period_start and r.period_end = f.period_end
where f.measure = 'level' and (f.unit = 'CNY' or f.unit in (select currency from exchange_rate));

-- Zones that have figures; `year_to_date`: levels and growth up to a month, not from copies.
create or replace table zone_summary as
select
    f.zone, any_value(f.zone_name_en) as name_en, any_value(f.province) as province, any_value(f.city) as city,
    any_value(f.zone_level) as zone_level, count(*) as figures, count(distinct f.indicator) as indicators,
    count(*) filter (where f.period_kind = 'year_to_date' and f.measure in ('level', 'yoy') and f.source_grade <> 'republished')
        as year_to_date,
    min(f.period_end) filter (where f.year is not null and f.status <> 'target') as first_period,
    max(f.period_end) filter (where f.year is not null and f.status <> 'target') as last_period,
    max(f.vintage) as latest_published
from figure as f
where f.zone is not null
group by f.zone
order by figures desc, f.zone;

-- All indicators, with figures or without; `cumulative_…`: levels and growth from January on, and stocks.
create or replace table indicator_summary as
with counted as (
    select indicator, zone, observation_id, period_end, year is not null and status <> 'target' as has_come,
        measure in ('level', 'yoy') and year is not null and (kind = 'stock' or substr(period_start, 6, 2) = '01') as is_cumulative
    from figure
)
select
    i.indicator, i.name_zh, i.name_en, i.kind, i.unit, i.indicator_group, i.growth_basis, i.sort_order,
    count(f.observation_id) as figures, count(distinct f.zone) as zones,
    count(*) filter (where f.is_cumulative) as cumulative_figures, count(distinct f.zone) filter (where f.is_cumulative) as cumulative_zones,
    min(f.period_end) filter (where f.has_come) as first_period, max(f.period_end) filter (where f.has_come) as last_period
from indicator as i
left join counted as f using (indicator)
group by all
order by i.sort_order;
