-- What the pages ask of the warehouse. Run when a version is finished, before it is published. A published version never
-- changes, so what is costly is worked out once and kept as a table; the rest are views.

-- Every observation with the document it stands in, the indicator and the zone.
create or replace view observation_named as
select
    o.*,
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
left join zone as z on z.zone = o.zone;

-- The order in which witnesses of one figure are preferred:
--   1. a figure not superseded by a revision the source itself prints beside it;
--   2. actual over estimate over target;
--   3. the zone's or a government's own source, then newspapers and our bulletins after them, then copies and files users added;
--   4. the later vintage; an unknown date comes last;
--   5. an exact figure over "about", "over", "under"; then the one printed to more digits;
--   6. the place in the document, and the identifier, so that the choice is always the same.
-- Figures of an unknown zone or an unknown year are never brought together across documents.
create or replace view witness as
select
    observation_id,
    row_number() over witnesses as preference,
    first_value(observation_id) over witnesses as chosen_id
from observation_named
window witnesses as (
    partition by
        zone, indicator, measure, unit, coalesce(scope, ''), period_start, period_end,
        case when zone is null or year is null then document_id else '' end
    order by
        list_contains(string_split(flags, '|'), 'before_revision'),
        case status when 'actual' then 1 when 'estimate' then 2 else 3 end,
        case source_grade when 'official' then 1 when 'media' then 2 when 'own_words' then 2 else 3 end,
        vintage desc nulls last,
        bound <> 'exact',
        rounding,
        coalesce(evidence_start, 0),
        observation_id
);

-- One chosen row for each figure, and what the other witnesses say.
-- A conflict is another witness of the same status, exact like the chosen one and not a value from before a revision,
-- that differs by more than one unit of the last digit the coarser of the two prints (sources round, and some cut off).
create or replace table figure as
with
ranked as materialized (from witness),
compared as (
    select
        r.chosen_id, r.preference, w.observation_id, w.document_id, w.value_text, w.status, w.vintage, d.publisher,
        w.value <> c.value as differs,
        w.status = c.status and w.bound = 'exact' and c.bound = 'exact'
            and not list_contains(string_split(w.flags, '|'), 'before_revision')
            and abs(w.value - c.value) > 2 * greatest(w.rounding, c.rounding) as contradicts
    from ranked as r
    join observation as w on w.observation_id = r.observation_id
    join observation as c on c.observation_id = r.chosen_id
    join document as d on d.document_id = w.document_id
    where r.chosen_id in (select chosen_id from ranked where preference = 2)
),
others as (
    select
        chosen_id,
        count(distinct document_id) as witnesses,
        bool_or(contradicts) as is_conflict,
        string_agg(
            concat_ws(', ', value_text, status, strftime(vintage, '%Y-%m-%d'), nullif(publisher, '')), '; '
            order by preference
        ) filter (where differs) as alternatives,
        arg_min(observation_id, preference) filter (where contradicts) as conflict_observation_id
    from compared
    group by chosen_id
)
select
    n.*,
    coalesce(o.witnesses, 1)::integer as witnesses, coalesce(o.is_conflict, false) as is_conflict,
    o.alternatives, o.conflict_observation_id
from ranked as r
join observation_named as n using (observation_id)
left join others as o on o.chosen_id = r.observation_id
where r.preference = 1
order by n.zone, n.indicator, n.measure, n.period_end;

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

-- Zones that have figures.
create or replace table zone_summary as
select
    f.zone, any_value(f.zone_name_en) as name_en, any_value(f.province) as province, any_value(f.city) as city,
    any_value(f.zone_level) as zone_level, count(*) as figures, count(distinct f.indicator) as indicators,
    min(f.period_end) filter (where f.year is not null and f.status <> 'target') as first_period,
    max(f.period_end) filter (where f.year is not null and f.status <> 'target') as last_period,
    max(f.vintage) as latest_published
from figure as f
where f.zone is not null
group by f.zone
order by figures desc, f.zone;

create or replace table indicator_summary as
select
    i.indicator, i.name_zh, i.name_en, i.kind, i.unit, i.indicator_group, i.growth_basis, i.sort_order,
    count(f.observation_id) as figures, count(distinct f.zone) as zones,
    min(f.period_end) filter (where f.year is not null and f.status <> 'target') as first_period,
    max(f.period_end) filter (where f.year is not null and f.status <> 'target') as last_period
from indicator as i
left join figure as f using (indicator)
group by all
order by i.sort_order;
