-- What pages ask most often, worked out once for each version: the figures in the order of comparisons, counts, and what was said
-- twice. Every table here follows from those of views.sql and targets.sql, and says nothing of its own.

-- The figures once more, in the order in which zones are compared: all zones of one indicator lie together (in `figure` all
-- indicators of one zone do), so that a comparison reads some thousand rows instead of all. Only what comparisons need.
create or replace table figure_by_indicator as
select
    indicator, measure, period_start, period_end, zone, zone_name_en, province, city, zone_level, kind, value, unit, scope, status, bound,
    flags, observation_id, document_id, source_grade, publisher, year, months, period_kind, witnesses, is_conflict, is_revised
from figure
order by indicator, period_end, measure, zone;

-- Every witness of the figures that were published with more than one value; `is_open`: the chosen value is in conflict.
create or replace table disputed as
with
differing as (
    select r.chosen_id
    from witness as r
    join observation as o using (observation_id)
    where r.chosen_id in (select chosen_id from witness where preference = 2)
    group by r.chosen_id
    having min(o.value) <> max(o.value)
)
select
    n.zone, n.zone_name_en, n.indicator, n.measure, n.period_start, n.period_end, n.vintage, n.value, n.unit, n.value_text, n.scope,
    n.status, n.bound, n.flags, n.publisher, n.source_grade, n.observation_id, n.document_id, n.year, r.chosen_id,
    f.observation_id is not null and r.preference = 1 as is_chosen,
    count(*) over (partition by r.chosen_id)::integer as witnesses,
    coalesce(f.is_conflict, false) as is_open
from witness as r
semi join differing using (chosen_id)
join named as n using (observation_id)
left join figure as f on f.observation_id = r.chosen_id
where n.zone is not null and n.year is not null
order by n.zone, n.indicator;

-- What was said of a goal besides what is in force, by `relation`: the one before it (earlier; the last of them), one of which nobody
-- knows whether it came before (rival), the same in another currency (also). `observation_id` is that of its sentence, where a
-- document says it.
create or replace table target_beside as
with
otherwise as (
    select
        if(is_raised, document_id, seed_id) as target_id, if(is_raised, seed_id, document_id) as other_id,
        if(is_told or coalesce(seed_on <> document_on, false), 'earlier', 'rival') as relation
    from target_contested
    union all
    select target_id, twin_id, 'also' from target_twin
),
beside as (
    select o.target_id, o.relation, s.value, s.unit, s.bound, s.said_on, s.observation_id
    from otherwise as o
    join target_said as s on s.target_id = o.other_id
    union all
    -- other witnesses of the document's own figure, and of the seed's where a document says the same
    select s.target_id, 'earlier', d.value, d.unit, d.bound, d.vintage, d.observation_id
    from target_said as s
    join disputed as d on d.chosen_id = s.observation_id and d.value <> s.value
    where d.vintage < (select vintage from named as n where n.observation_id = s.observation_id)
        or list_contains(string_split(d.flags, '|'), 'before_revision')
)
select b.*
from beside as b
semi join target_all using (target_id)
qualify row_number() over (
    partition by target_id, relation order by said_on desc nulls last, observation_id is null, observation_id
) = 1
order by target_id;

-- The figures from January on of the indicators that have a target that year or a published completion rate, month by month: what
-- is judged when all zones are looked at at once.
create or replace table goal_figure as
with
aimed as (
    select zone, year, indicator from target_all
    union
    select zone, year, indicator from figure where measure = 'completion' and zone is not null and year is not null
)
select
    zone, year, indicator, right(period_end, 2)::integer as months, measure, value, unit, scope, status, bound, flags, rounding,
    observation_id, document_id, kind
from figure
semi join aimed using (zone, year, indicator)
where measure in ('level', 'yoy', 'completion', 'gap') and period_start = year || '-01' and left(period_end, 4) = left(period_start, 4)
    and not (measure = 'completion' and regexp_matches(coalesce(scope, ''), '(目标|任务|计划)$'))  -- 一季度目标 is none of the year
order by year, months, zone;

-- Up to which month something is known of them, which what was expected before is not; `has_come`: what counts for the outlook on
-- the year (no plan, no balance at a day).
create or replace table reached as
select
    zone, year, indicator, coalesce(scope, '') as scope, months,
    bool_or(measure = 'level') as has_level, bool_or(measure = 'yoy') as has_growth, bool_or(measure = 'completion') as has_rate,
    bool_or(status <> 'target' and kind <> 'stock') as has_come
from goal_figure
where measure <> 'gap' and not list_contains(string_split(flags, '|'), 'expected')
group by all
order by year, months, zone;

-- How much each zone has to show at the end of each quarter: `targets` (set for the year or for then, or with a published completion
-- rate), and of how many of them something is known (`judged`).
create or replace table due as
with
quarter as (
    select * from (values (3, 'q1'), (6, 'h1'), (9, 'q3'), (12, 'year')) as t (months, period)
),
asked as (
    select t.zone, t.year, q.months, t.indicator, coalesce(t.scope, '') as scope
    from target_all as t
    join quarter as q on t.period in ('year', q.period)
    union
    select zone, year, months, indicator, scope from reached semi join quarter using (months) where has_rate
)
select a.zone, any_value(z.name_en) as zone_name_en, a.year, a.months, count(r.zone) as judged, count(*) as targets
from asked as a
left join reached as r using (zone, year, months, indicator, scope)
left join zone as z on z.zone = a.zone
where a.zone is not null and a.year is not null
group by a.zone, a.year, a.months
order by a.year, a.months;

-- How a zone's indicator went through each complete year, for seasonal plans: cumulative levels by month, December among them.
-- Without a named coverage, and exact and undoubted only. As text (3|6|12 and 8.1|17|35.2): lists of numbers are slow to fetch.
create or replace table year_shape as
select zone, indicator, unit, year, string_agg(right(period_end, 2)::integer::text, '|') as months, string_agg(value::text, '|') as levels
from figure
where measure = 'level' and scope is null and kind = 'flow' and bound = 'exact' and status = 'actual' and zone is not null
    and not list_contains(string_split(flags, '|'), 'doubtful') and period_start = year || '-01'
    and left(period_end, 4) = left(period_start, 4)
group by zone, indicator, unit, year
having bool_or(right(period_end, 2) = '12') and count(*) > 1
order by zone, indicator, year;

-- What there is in each document; nothing in one that was taken back, which is still found under its zones.
create or replace table document_summary as
with
counted as (
    select document_id, count(*) filter (where w.document_id is null)::integer as figures, list(distinct zone) as zones
    from observation as o left join withdrawn as w using (document_id) group by document_id
),
left_over as (
    select document_id, count(*)::integer as unread from unread anti join withdrawn using (document_id)
    where not is_understood group by document_id
)
select d.document_id, coalesce(c.figures, 0) as figures, c.zones, coalesce(u.unread, 0) as unread
from document as d
left join counted as c using (document_id)
left join left_over as u using (document_id);

-- Who publishes an indicator; `document_id` leads to one of the documents.
create or replace table source_summary as
select
    indicator, coalesce(nullif(publisher, ''), nullif(title, ''), file_name) as publisher, source_grade, count(*) as figures,
    count(distinct zone) as zones, count(distinct document_id) as documents, min(published) as first_day, max(published) as last_day,
    min(document_id) as document_id
from named
where document_kind <> 'correction'
group by all
order by indicator;

-- What figures can be filtered for, with the number of figures of each: indicator, measure, grade (of the source), year.
create or replace table choice as
select 'indicator' as subject, indicator as choice, count(*) as figures from figure group by indicator
union all
select 'measure', measure, count(*) from figure group by measure
union all
select 'grade', source_grade, count(*) from figure group by source_grade
union all
select 'year', year::text, count(*) from figure where year is not null group by year;

-- The whole warehouse in one row.
create or replace table contents as
select
    count(distinct zone) as zones, count(distinct indicator) as indicators, count(*) as figures,
    count(distinct period_start || period_end) filter (where year is not null) as periods,
    min(period_end) filter (where year is not null) as first_period, max(period_end) filter (where year is not null) as last_period,
    (select count(*) from document anti join withdrawn using (document_id) where kind <> 'correction') as documents
from figure;

-- How many zones have something that a league of a preset scores, by period, and how many of them could be `ranked`: what of theirs
-- compares with another zone's (the same commonest currency and coverage, exact, as league.py has it) covers half of the weight.
create or replace table league_period as
with
scored as (
    select p.preset, p.dimension, p.weight, f.*
    from figure_by_indicator as f join league_part as p using (indicator, measure)
    where f.year is not null and f.status <> 'target' and right(f.period_end, 2) in ('03', '06', '09', '12')
        and (f.kind = 'stock' or f.period_start = f.year || '-01')
),
sized as (
    select *, count(*) over (partition by preset, period_end, indicator, measure, unit, scope) as size
    from scored
    where zone_level <> '合计' and bound = 'exact' and not list_has_any(string_split(coalesce(flags, ''), '|'), ['doubtful', 'expected'])
),
alike as (
    from sized
    where size > 1
    qualify rank() over (
        partition by preset, period_end, indicator, measure order by size desc, scope is null desc, unit = 'CNY' desc, unit desc, scope desc
    ) = 1
),
dimension as (select distinct preset, dimension, weight from league_part),
whole as (select preset, sum(weight) as weight from dimension group by preset),
covered as (
    select a.preset, a.period_end, a.zone, sum(d.weight) as weight
    from (select distinct preset, period_end, zone, dimension from alike) as a join dimension as d using (preset, dimension)
    group by all
),
rankable as (
    select c.preset, c.period_end, count(*) as ranked
    from covered as c join whole as w using (preset)
    where 2 * c.weight >= w.weight
    group by all
)
select s.preset, s.period_end, count(distinct s.zone) as zones, coalesce(any_value(r.ranked), 0) as ranked
from scored as s left join rankable as r using (preset, period_end)
where s.period_kind in ('year_to_date', 'year')
group by all;

-- Zones that have figures; `year_to_date`: levels and growth up to a month, not from copies.
create or replace table zone_summary as
select
    f.zone, any_value(f.zone_name_en) as name_en, any_value(f.province) as province, any_value(f.city) as city,
    any_value(f.zone_level) as zone_level, count(*) as figures, count(distinct f.indicator) as indicators,
    count(*) filter (where f.period_kind = 'year_to_date' and f.measure in ('level', 'yoy') and f.source_grade <> 'republished')
        as year_to_date,
    min(f.period_end) filter (where f.year is not null and f.status <> 'target') as first_period,
    max(f.period_end) filter (where f.year is not null and f.status <> 'target') as last_period
from figure as f
where f.zone is not null
group by f.zone
order by figures desc, f.zone;

-- All indicators, with figures or without; `cumulative_…`: levels and growth from January on, and stocks.
create or replace table indicator_summary as
with
of_zone as (  -- first by zone, so that nothing has to be counted distinct, which costs more than all the rest
    select
        indicator, zone, count(*) as figures,
        count(*) filter (where measure in ('level', 'yoy') and year is not null and (kind = 'stock' or period_start = year || '-01'))
            as cumulative_figures,
        min(period_end) filter (where year is not null and status <> 'target') as first_period,
        max(period_end) filter (where year is not null and status <> 'target') as last_period
    from figure
    group by indicator, zone
),
counted as (
    select
        indicator, sum(figures)::bigint as figures, count(zone) as zones, sum(cumulative_figures)::bigint as cumulative_figures,
        count(zone) filter (where cumulative_figures > 0) as cumulative_zones,
        min(first_period) as first_period, max(last_period) as last_period
    from of_zone
    group by indicator
)
select
    i.indicator, i.name_zh, i.name_en, i.kind, i.unit, i.indicator_group, i.growth_basis, i.sort_order,
    coalesce(c.figures, 0) as figures, coalesce(c.zones, 0) as zones, coalesce(c.cumulative_figures, 0) as cumulative_figures,
    coalesce(c.cumulative_zones, 0) as cumulative_zones, c.first_period, c.last_period
from indicator as i
left join counted as c using (indicator)
order by i.sort_order;
