-- Checks on the data: each view `check_*` has one row for each failure, always with the same columns.
-- `printed` is what the source says, `expected` what it should be or must stay within, both with their unit.
-- A view added here is found by its name and joins `check_all` by itself (reconcile.py).

-- A completion rate that the level and the goal do not give. Sources round last: 0.1 points are tolerated. Of a goal that a person set
-- nothing is asked: the source reckoned with its own.
create or replace view check_completion_against_target as
select
    c.zone, c.indicator, c.period_start, c.period_end,
    '完成率与完成数、目标数不符' as detail,
    c.value_text as printed,
    round(l.value / t.value * 100, 2)::decimal(18, 2) || '%' as expected,
    c.observation_id as first_observation_id,
    l.observation_id as second_observation_id
from figure as c
join figure as l using (zone, indicator, period_start, period_end)
join target_all as t on t.zone = c.zone and t.indicator = c.indicator and t.year = c.year and t.unit = l.unit
where c.measure = 'completion' and c.bound = 'exact'
    and l.measure = 'level' and l.bound = 'exact' and l.status <> 'target'
    and t.period = 'year' and t.kind in ('amount', 'count') and t.origin not in ('implied', 'person') and t.value > 0
    and coalesce(c.scope, '') = coalesce(l.scope, '') and coalesce(t.scope, '') = coalesce(l.scope, '')
    and abs(l.value / t.value * 100 - c.value) > 0.1 + c.rounding + l.rounding / t.value * 100;

-- A flow counted from January that is smaller than it was in an earlier month of the same year.
create or replace view check_cumulative_falls as
with
cumulative as (
    select
        *,
        lag(value) over series as earlier_value,
        lag(rounding) over series as earlier_rounding,
        lag(value_text) over series as earlier_text,
        lag(observation_id) over series as earlier_id
    from figure
    where measure = 'level' and kind = 'flow' and status <> 'target' and bound = 'exact'
        and period_kind in ('year_to_date', 'year') and zone is not null and year is not null
    window series as (partition by zone, indicator, unit, coalesce(scope, ''), year order by period_end)
)
select
    zone, indicator, period_start, period_end,
    '累计数小于同年更早的累计数' as detail, value_text as printed, '≥ ' || earlier_text as expected,
    observation_id as first_observation_id, earlier_id as second_observation_id
from cumulative
where value + rounding < earlier_value - earlier_rounding;

-- Two sources, or two places of one source, that print different values of the same figure.
create or replace view check_conflict as
select
    f.zone, f.indicator, f.period_start, f.period_end,
    '同一数据有不同数值' as detail, f.value_text as printed, o.value_text as expected,
    f.observation_id as first_observation_id, o.observation_id as second_observation_id
from figure as f
join observation as o on o.observation_id = f.conflict_observation_id;

-- Growth that hardly any zone has had: more than trebled, or down by more than nine tenths.
create or replace view check_implausible_growth as
select
    zone, indicator, period_start, period_end,
    '增速异常' as detail, value_text as printed, '-90% … 200%' as expected,
    observation_id as first_observation_id, null::text as second_observation_id
from figure
where measure in ('yoy', 'mom', 'avg2y', 'target_yoy') and (value > 200 or value < -90);

-- Points that hardly any zone has had: a gap to a region, a change of growth, a contribution of more than a hundred (2989.4 for 0.3).
create or replace view check_implausible_points as
select
    zone, indicator, period_start, period_end,
    '百分点异常' as detail, value_text as printed, '-100 … 100' as expected,
    observation_id as first_observation_id, null::text as second_observation_id
from figure
where measure in ('gap', 'yoy_accel', 'contribution') and abs(value) > 100;

-- A part larger than what it is a part of, or so small a part of it that 万 was lost (73319元 of 21亿元). Farming may be as small in a
-- zone of industry; of key projects more may be done than was planned. Revised wholes differ: a twentieth is tolerated.
create or replace view check_part_against_whole as
with recursive
within as (
    select indicator, parent as whole from indicator where parent <> ''
    union all
    select w.indicator, i.parent from within as w join indicator as i on i.indicator = w.whole where i.parent <> ''
),
level as (select * from figure where measure = 'level' and status <> 'target' and bound = 'exact' and zone is not null)
select
    p.zone, p.indicator, p.period_start, p.period_end,
    '部分与总体不相称' as detail, p.value_text as printed,
    if(p.value > w.value, '≤ ', '0.01% … 100% × ') || w.value_text as expected,
    p.observation_id as first_observation_id, w.observation_id as second_observation_id
from level as p
join within using (indicator)
join level as w
    on w.indicator = within.whole and w.zone = p.zone and w.unit = p.unit and w.period_start = p.period_start and w.period_end = p.period_end
    and coalesce(w.scope, '') = coalesce(p.scope, '')
where not starts_with(p.indicator, 'projects_key') and w.value > 0
    and (
        p.value - p.rounding > 1.05 * (w.value + w.rounding)
        or p.value > 0 and p.value * 10000 < w.value and not starts_with(p.indicator, 'primary_')
    );

-- An amount of a whole zone in bare 元 that no zone is so poor as to have: 万 was lost. What is told a head is in 元.
create or replace view check_bare_yuan as
select
    f.zone, f.indicator, f.period_start, f.period_end,
    '金额只有几万、几十万元, 疑为漏了“万”' as detail, f.value_text as printed, '万元?' as expected,
    f.observation_id as first_observation_id, null::text as second_observation_id
from figure as f
join indicator as i using (indicator)
where f.measure = 'level' and f.unit = 'CNY' and f.value > 0 and f.value < 1000000
    and regexp_full_match(f.value_text, '[0-9.,]+元') and not regexp_matches(i.name_zh, '均|工资|价')
    and i.kind = 'flow';

-- An amount or a number below nothing: a sign misread, or a change taken for what it is a change of. Profits may be losses.
create or replace view check_negative_amount as
select
    f.zone, f.indicator, f.period_start, f.period_end,
    '总量为负' as detail, f.value_text as printed, '≥ 0' as expected,
    f.observation_id as first_observation_id, null::text as second_observation_id
from figure as f
join indicator as i using (indicator)
where f.measure in ('level', 'target') and f.unit <> 'PERCENT' and f.value < 0 and not regexp_matches(i.name_zh, '利润|利税|净|差额|顺差|逆差');

-- A growth rate at current prices that this year's and last year's levels do not give, by more than 10 points.
create or replace view check_growth_against_levels as
select
    g.zone, g.indicator, g.period_start, g.period_end,
    '增速与两年数值推算不符' as detail, g.value_text as printed,
    round((l.value / p.value - 1) * 100, 1)::decimal(18, 1) || '%' as expected,
    g.observation_id as first_observation_id, p.observation_id as second_observation_id
from figure as g
join figure as l using (zone, indicator, period_start, period_end)
join figure as p
    on p.zone = g.zone and p.indicator = g.indicator and p.year = g.year - 1 and p.months = g.months
    and right(p.period_end, 2) = right(g.period_end, 2) and p.unit = l.unit
where g.measure = 'yoy' and g.growth_basis = 'nominal' and g.status = 'actual' and g.bound = 'exact'
    and l.measure = 'level' and l.status = 'actual' and l.bound = 'exact'
    and p.measure = 'level' and p.status = 'actual' and p.bound = 'exact' and p.value > 0
    and coalesce(g.scope, '') = coalesce(l.scope, '') and coalesce(l.scope, '') = coalesce(p.scope, '')
    and abs((l.value / p.value - 1) * 100 - g.value) > 10;

-- A level a hundred times above or below the middle of the others within five years of it, of which there must be two:
-- 万 for 亿, or a currency misprinted.
create or replace view check_unit_slip as
with
series as (
    select
        *,
        median(value) over around as middle,
        count(*) over around as others,
        arg_min(observation_id, period_end) over around as other_id
    from figure
    where measure = 'level' and unit <> 'PERCENT' and zone is not null and year is not null and value > 0
    window around as (
        partition by zone, indicator, unit, coalesce(scope, '')
        order by 12 * year + right(period_end, 2)::integer
        range between 60 preceding and 60 following exclude current row
    )
)
select
    zone, indicator, period_start, period_end,
    '数量级与前后五年相差过大, 疑为单位错误' as detail, value_text as printed,
    '≈ ' || format('{:,.0f}', middle) || ' ' || unit as expected,
    observation_id as first_observation_id, other_id as second_observation_id
from series
where others >= 2 and (value > 100 * middle or value < middle / 100);

-- A thing said to have happened in a month after it was published, or after today.
create or replace view check_future_period as
select
    zone, indicator, period_start, period_end,
    '报告期晚于发布日期' as detail, period_end as printed,
    '≤ ' || strftime(coalesce(vintage, current_date), '%Y-%m') as expected,
    observation_id as first_observation_id, null::text as second_observation_id
from observation_named
where status = 'actual' and measure not in ('target', 'target_yoy') and year is not null
    and period_end > strftime(coalesce(vintage, current_date), '%Y-%m');

-- A part that is more than the whole, or less than nothing.
create or replace view check_share_over_100 as
select
    zone, indicator, period_start, period_end,
    '占比超出 0%–100%' as detail, value_text as printed, '0%–100%' as expected,
    observation_id as first_observation_id, null::text as second_observation_id
from figure
where measure = 'share' and (value > 100 or value < 0);

-- A figure that somebody doubts, here or where it was transcribed, and that is shown for want of a better one.
create or replace view check_doubtful as
select
    zone, indicator, period_start, period_end,
    coalesce(correction_reason, '来源或抄录存疑') as detail, value_text as printed, '?' as expected,
    observation_id as first_observation_id, null::text as second_observation_id
from figure
where list_contains(string_split(flags, '|'), 'doubtful');

-- A correction whose document is now read otherwise: neither the value it corrected nor the one it gave.
create or replace view check_correction_stale as
select
    o.zone, o.indicator, o.period_start, o.period_end,
    '更正之后来源的读数有变' as detail, o.value_text as printed, c.old_text || coalesce(' → ' || c.new_text, '') as expected,
    o.observation_id as first_observation_id, null::text as second_observation_id
from corrected as m
join observation as o using (observation_id)
join correction as c using (correction_id)
where m.is_stale;

-- A witness that a person chose and that no document prints any more: the rule chooses again, and what it chose stands beside.
create or replace view check_choice_lost as
select
    c.zone, c.indicator, c.period_start, c.period_end,
    '采用过的数据已无文件写有' as detail, c.value_text as printed, coalesce(f.value_text, '—') as expected,
    coalesce(f.observation_id, c.observation_id) as first_observation_id, null::text as second_observation_id
from last_choice as c
left join figure as f
    on f.zone is not distinct from c.zone and f.indicator = c.indicator and f.measure = c.measure and f.unit = c.unit
    and coverage_key(f.scope, f.zone, f.city, f.province) = c.coverage and f.period_start = c.period_start and f.period_end = c.period_end
where c.is_lost;
