-- Checks that look across zones; rows are failures, as in checks.sql.

-- Two zones of one city (全市) or province (全省) that print the same place, or places in the order opposite to their growth (of
-- places by growth) or their amounts (of places by level; of ratios nobody says here which end is the first).
create or replace view check_rank_contradicts as
with
placed as (
    select
        r.*, g.value as amount, g.value_text as amount_text, g.unit as amount_unit,
        case r.scope when '全市' then r.city when '全省' then r.province end as within
    from figure as r
    left join figure as g
        on g.zone = r.zone and g.indicator = r.indicator and g.period_start = r.period_start and g.period_end = r.period_end
        and g.measure = case r.measure when 'rank_yoy' then 'yoy' else 'level' end and g.scope is null and g.bound = 'exact'
        and g.status <> 'target' and not list_contains(string_split(g.flags, '|'), 'doubtful')
        and (g.measure = 'yoy' or r.kind <> 'ratio')
    where r.measure in ('rank_level', 'rank_yoy') and r.scope in ('全市', '全省') and r.year is not null
)
select
    a.zone, a.indicator, a.period_start, a.period_end,
    case
        when a.value = b.value then '两个区公布了同一位次'
        when a.measure = 'rank_yoy' then '位次先后与增速高低相反'
        else '位次先后与总量大小相反'
    end as detail,
    concat_ws(' ', a.value_text, a.amount_text) as printed,
    b.zone || ' ' || concat_ws(' ', b.value_text, b.amount_text) as expected,
    a.observation_id as first_observation_id, b.observation_id as second_observation_id
from placed as a
join placed as b using (indicator, measure, scope, period_start, period_end, within)
where a.zone < b.zone and a.within <> ''
    and (
        a.value = b.value and coalesce(a.amount <> b.amount, true)
        or a.amount_unit = b.amount_unit and (a.value < b.value and a.amount < b.amount or a.value > b.value and a.amount > b.amount)
    );

-- Zones of which nothing newer is known than two years before the latest period of all.
create or replace view check_stale_zone as
with
latest as (
    select zone, max(period_end) as last_period, arg_max(observation_id, period_end) as observation_id
    from figure
    where zone is not null and year is not null and status = 'actual'
    group by zone
),
newest as (
    -- a misprinted year must not make every zone look old
    select max(last_period) as period from latest where last_period <= strftime(current_date, '%Y-%m')
)
select
    l.zone, f.indicator, f.period_start, f.period_end,
    '两年以上没有新数据' as detail, l.last_period as printed, '≥ ' || (left(n.period, 4)::integer - 2) || right(n.period, 3) as expected,
    l.observation_id as first_observation_id, null::text as second_observation_id
from latest as l
join figure as f using (observation_id)
cross join newest as n
where l.last_period < (left(n.period, 4)::integer - 2) || right(n.period, 3);
