-- Checks on figures read from scans (flag ocr): what recognition may have mistaken, held against growth, against last year's level
-- and against the zone's other years. Nothing is corrected here: a row says what was read and which reading would fit.

-- A figure on a line that recognition was not sure of.
create or replace view check_ocr_doubtful as
select
    zone, indicator, period_start, period_end,
    '扫描件此行识别把握不足' as detail, value_text as printed, '?' as expected,
    observation_id as first_observation_id, null::text as second_observation_id
from figure
where list_contains(string_split(flags, '|'), 'ocr_doubtful');

-- What else a figure may have been: a digit that looks like another, a table's rule taken for a 1, a percent sign taken for 9
-- or 96, a minus lost, a decimal point lost or misplaced. `reading` is in base unit; `is_point`: only the point moved.
create or replace view ocr_reading as
with
recognised as (
    select
        observation_id, measure, value::double as value, value_text,
        regexp_extract(value_text, '[0-9][0-9,，]*([.．][0-9]+)?') as printed_number,
        replace(replace(replace(printed_number, ',', ''), '，', ''), '．', '.') as number
    from figure
    where list_contains(string_split(flags, '|'), 'ocr') and measure in ('level', 'yoy') and year is not null and value <> 0
),
look_alike (seen, meant) as (
    values ('0', '6'), ('0', '8'), ('0', '9'), ('1', '7'), ('2', '7'), ('3', '5'), ('3', '8'), ('4', '9'), ('5', '6'), ('6', '8'), ('8', '9')
),
either_way as (from look_alike union all select meant, seen from look_alike),
mistaken as (
    select r.*, left(number, place - 1) || e.meant || substr(number, place + 1) as meant, false as is_point
    from recognised as r, unnest(generate_series(1, length(number))) as places (place)
    join either_way as e on e.seen = substr(number, place, 1)
    union all
    select *, substr(number, 2), false from recognised where regexp_matches(number, '^1[0-9]')
    union all
    select *, left(number, length(number) - 1), false from recognised where regexp_matches(number, '[.][0-9]+[19]$')
    union all
    select *, left(number, length(number) - 2), false from recognised where regexp_matches(number, '[.][0-9]+96$')
    union all
    select r.*, regexp_replace((number::decimal(30, 6) * step)::text, '[.]?0+$', ''), true
    from recognised as r, (values (0.001), (0.01), (0.1), (10), (100), (1000)) as steps (step)
)
select
    observation_id, replace(value_text, printed_number, meant) as reading_text,
    value * (meant::double / number::double) as reading, is_point
from mistaken
where meant::double > 0
union all
select observation_id, case when value > 0 then '-' else '' end || value_text, -value, false
from recognised
where measure = 'yoy';

-- Level, growth and last year's level of one figure, at least one of them read from a scan, that do not agree, where another
-- reading would make them agree. Growth at constant prices need not agree with levels as closely.
create or replace view check_ocr_against_growth as
with
together as (
    select
        l.zone, l.indicator, l.period_start, l.period_end,
        l.observation_id as level_id, g.observation_id as growth_id, p.observation_id as before_id,
        l.value::double as level_value, g.value::double as growth_pct, p.value::double as before_value,
        case when l.growth_basis = 'nominal' then 0.02 else 0.1 end as tolerated,
        0.005 + (l.rounding / l.value + p.rounding / p.value + g.rounding / 100)::double
            + case when l.growth_basis = 'nominal' then 0 else 0.04 end as fitting
    from figure as g
    join figure as l using (zone, indicator, period_start, period_end)
    join figure as p
        on p.zone = g.zone and p.indicator = g.indicator and p.year = g.year - 1 and p.months = g.months
        and right(p.period_end, 2) = right(g.period_end, 2) and p.unit = l.unit
    where g.measure = 'yoy' and l.measure = 'level' and p.measure = 'level'
        and g.status <> 'target' and l.status <> 'target' and p.status <> 'target'
        and l.value > 0 and p.value > 0 and g.value > -100
        and coalesce(g.scope, '') = coalesce(l.scope, '') and coalesce(l.scope, '') = coalesce(p.scope, '')
),
apart as (from together where abs(level_value / (before_value * (1 + growth_pct / 100)) - 1) > tolerated + fitting),
fits as (
    select a.*, r.reading_text, level_id as first_id, before_id as second_id, abs(r.reading / (before_value * (1 + growth_pct / 100)) - 1) as distance
    from apart as a join ocr_reading as r on r.observation_id = a.level_id
    union all
    select a.*, r.reading_text, before_id, level_id, abs(level_value / (r.reading * (1 + growth_pct / 100)) - 1)
    from apart as a join ocr_reading as r on r.observation_id = a.before_id
    union all
    select a.*, r.reading_text, growth_id, before_id, abs(level_value / (before_value * (1 + r.reading / 100)) - 1)
    from apart as a join ocr_reading as r on r.observation_id = a.growth_id
    where r.reading > -100
)
select
    fits.zone, fits.indicator, fits.period_start, fits.period_end,
    '扫描件数字与增速、上年数不符, 疑为形近误读' as detail, f.value_text as printed,
    string_agg(distinct reading_text, ' / ' order by reading_text) || ' ?' as expected,
    first_id as first_observation_id, second_id as second_observation_id
from fits
join figure as f on f.observation_id = first_id
where distance <= fitting
group by fits.zone, fits.indicator, fits.period_start, fits.period_end, f.value_text, first_id, second_id;

-- A level read from a scan of less than half or more than twice the middle of the same months of other years (five around it),
-- where another reading would lie near it.
create or replace view check_ocr_against_series as
with
compared as (
    select
        o.zone, o.indicator, o.period_start, o.period_end, o.observation_id, o.value::double as value, o.value_text,
        median(s.value)::double as middle, arg_max(s.observation_id, s.period_end) as other_id
    from figure as o
    join figure as s
        on s.zone = o.zone and s.indicator = o.indicator and s.unit = o.unit and s.measure = 'level' and s.months = o.months
        and right(s.period_end, 2) = right(o.period_end, 2) and s.year <> o.year and abs(s.year - o.year) <= 5
        and coalesce(s.scope, '') = coalesce(o.scope, '')
    where o.measure = 'level' and o.status <> 'target' and s.status <> 'target' and o.value > 0 and s.value > 0
        and list_contains(string_split(o.flags, '|'), 'ocr')
    group by all
)
select
    zone, indicator, period_start, period_end,
    '扫描件数字与其他年份相差过大, 疑为形近误读或漏小数点' as detail, value_text as printed,
    string_agg(distinct reading_text, ' / ' order by reading_text) || ' ?' as expected,
    observation_id as first_observation_id, other_id as second_observation_id
from compared
join ocr_reading using (observation_id)
where not value / middle between 0.5 and 2 and reading / middle between 0.75 and 1.35
group by zone, indicator, period_start, period_end, value_text, observation_id, other_id;
