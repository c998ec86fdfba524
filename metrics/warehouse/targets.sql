-- Goals from everywhere: the rows of seeds/targets.csv or what people set in their place, goals found in documents, and goals
-- a completion rate implies. A target of a part (`scope`: 亿元以上项目) is another target than that of the whole.

-- Everything that was said of goals; `said_on` is the day a document was published, and of a row of the seeds the day it names,
-- else that of the document which says the same.
create or replace temp table target_said as
with
period_name as (
    select * from (values ('12', 'year'), ('03', 'q1'), ('06', 'h1'), ('09', 'q3')) as t (month, period)
),
found as (
    select
        f.zone, f.indicator, f.year, p.period,
        case
            when f.measure = 'target_yoy' then 'growth'
            when f.unit in ('COUNT', 'PERSON') then 'count'
            else 'amount'
        end as kind,
        coalesce(f.scope, '') as scope, f.value, f.unit, f.bound, f.vintage, f.document_id, f.evidence_text, s.sentence, f.observation_id,
        concat_ws(', ', nullif(f.publisher, ''), coalesce(nullif(f.title, ''), f.file_name), strftime(f.published, '%Y-%m-%d')) as words
    from figure as f
    join passage as s using (passage)
    join period_name as p on p.month = right(f.period_end, 2) and right(f.period_start, 2) = '01'
    where f.measure in ('target', 'target_yoy') and f.zone is not null and f.year is not null and f.months < 13
),
in_force as (
    select * replace (coalesce(scope, '') as scope) from target_edit where undone_at is null
    qualify row_number() over (partition by zone, indicator, year, period, coalesce(scope, ''), kind order by set_at desc, edit_id) = 1
),
seeded as (select * replace (coalesce(scope, '') as scope) from target),
given as (
    select
        target_id, zone, indicator, year, period, scope, kind, value, stretch, unit, pace_plan,
        concat_ws('; ', source, strftime(said_on, '%Y-%m-%d')) as source, said_on, 'seed' as origin
    from seeded anti join in_force using (zone, indicator, year, period, scope, kind)
    union all
    select 'person:' || edit_id, zone, indicator, year, period, scope, kind, value, stretch, unit, pace_plan, reason, null, 'person'
    from in_force where value is not null  -- else it is withdrawn
),
sourced as (
    select
        t.zone, t.indicator, t.year, t.period, t.scope, t.kind, t.value, t.stretch, t.unit, t.pace_plan, t.source,
        t.origin, f.document_id, f.evidence_text, f.sentence, f.observation_id, t.target_id, 'exact' as bound,
        coalesce(t.said_on, f.vintage) as said_on
    from given as t
    left join found as f using (zone, indicator, year, period, scope, kind, value, unit)
    qualify row_number() over (partition by t.target_id order by f.observation_id) = 1
),
documented as (
    select
        f.zone, f.indicator, f.year, f.period, f.scope, f.kind, f.value, null as stretch, f.unit, 'linear' as pace_plan,
        f.words as source, 'document' as origin, f.document_id, f.evidence_text, f.sentence, f.observation_id,
        'document:' || f.observation_id as target_id, f.bound, f.vintage as said_on
    from found as f
    anti join seeded using (zone, indicator, year, period, scope, kind, value, unit)  -- also where a person set another value
    anti join in_force using (zone, indicator, year, period, scope, kind)  -- what a person set stands first
)
from sourced
union all by name
from documented;

-- What is said of one goal in one unit by the seeds and otherwise by a document. In force is what was said last. Where the days do
-- not tell, it is the document's if the seeds' value is known as the one before it, or the document sets the goal anew (`is_told`),
-- else the seeds': somebody chose it.
create or replace temp table target_contested as
with
contested as (
    select s.target_id as seed_id, d.target_id as document_id, s.said_on as seed_on, d.said_on as document_on, s.value, d.observation_id
    from target_said as s
    join target_said as d using (zone, indicator, year, period, scope, kind, unit)
    where s.origin = 'seed' and d.origin = 'document' and s.value <> d.value
),
told as (
    select distinct c.seed_id, c.document_id
    from contested as c
    join witness as r on r.chosen_id = c.observation_id
    join named as w on w.observation_id = r.observation_id
    where w.value = c.value and (w.vintage < c.document_on or list_contains(string_split(w.flags, '|'), 'before_revision'))
    union
    -- a sentence that raises or lowers a goal (调高到6.5%) speaks of one that stood before
    select c.seed_id, c.document_id
    from contested as c
    semi join observation as o on o.observation_id = c.observation_id and o.construction = 'goal_reset'
)
select
    c.seed_id, c.document_id, c.seed_on, c.document_on, t.seed_id is not null as is_told,
    case when c.document_on <> c.seed_on then c.document_on > c.seed_on else t.seed_id is not null end as is_raised
from contested as c
left join told as t using (seed_id, document_id);

-- The goals in force, each in every currency it is told in.
create or replace temp table target_told as
with
-- 10 signed = 83 % of the year's task, so the task is 12: counts are rounded to one, money to a hundredth of 亿元. `rounding` is by how
-- much what both figures round may hide of it; nothing where only one whole number is that near.
implied as (
    select
        c.zone, c.indicator, c.year, 'year' as period, coalesce(c.scope, '') as scope,
        case when l.unit in ('COUNT', 'PERSON') then 'count' else 'amount' end as kind,
        round(l.value / c.value * 100, case when l.unit in ('COUNT', 'PERSON') then 0 else -6 end)::decimal(28, 6) as value,
        null as stretch, l.unit, 'linear' as pace_plan, c.period_end as implied_at,
        (100 * (l.rounding + abs(l.value) * c.rounding / c.value) / c.value)::decimal(28, 6) as spread,
        concat_ws('; ', l.value_text || ' ÷ ' || c.value_text, nullif(c.publisher, ''), strftime(c.published, '%Y-%m-%d')) as source,
        'implied' as origin, c.document_id, c.evidence_text, s.sentence, c.observation_id,
        'implied:' || c.observation_id as target_id
    from figure as c
    join passage as s on s.passage = c.passage
    join figure as l using (zone, indicator, period_start, period_end)
    where c.measure = 'completion' and l.measure = 'level' and c.year is not null and c.zone is not null
        and c.value > 0 and c.months < 13 and c.bound = 'exact' and l.bound = 'exact' and right(c.period_start, 2) = '01'
        and coalesce(c.scope, '') = coalesce(l.scope, '') and l.status <> 'target'
        and not list_contains(string_split(c.flags || '|' || l.flags, '|'), 'doubtful')
),
said as (
    select * exclude (bound, said_on)
    from target_said
    where target_id not in (select if(is_raised, seed_id, document_id) from target_contested)
)
select * replace (nullif(scope, '') as scope)
from (
    from said
    union all by name
    select i.* exclude (spread), case when i.kind = 'count' and i.spread < 0.5 then 0 else i.spread end as rounding from implied as i
    anti join said using (zone, indicator, year, period, scope, kind)
    anti join (select * replace (coalesce(scope, '') as scope) from target_edit where undone_at is null) as e
        using (zone, indicator, year, period, scope, kind)  -- set or withdrawn by a person
);

-- One goal told in two currencies (3亿美元, 折合20亿元): the two agree, but for what is rounded, at the average rate of its year or of
-- the last year before that has one. The one of `target_id` is judged: in the currency in which the figures are published, else the
-- foreign one, for what is told of foreign money is meant in it. Of a currency whose rate is not known (2亿欧元) the two agree where one
-- sentence tells both: nobody sets two goals for the whole of one indicator in a sentence.
create or replace temp table target_twin as
with
rate as (
    select t.target_id, r.rate
    from target_told as t
    join exchange_rate as r on r.currency = t.unit and r.period_end = left(r.period_start, 4) || '-12'
        and right(r.period_start, 2) = '01' and left(r.period_start, 4)::integer <= t.year
    where t.kind = 'amount'
    qualify row_number() over (partition by t.target_id order by r.period_start desc, not starts_with(r.basis, 'official'), r.basis) = 1
),
published as (
    select distinct zone, indicator, year, unit from figure where measure = 'level' and status <> 'target'
),
priced as (
    select
        t.target_id, t.zone, t.indicator, t.year, t.period, t.scope, t.value, t.unit, t.document_id, t.sentence,
        case when t.unit = 'CNY' then t.value else t.value * r.rate end as value_cny,
        row_number() over (order by p.zone is null, t.origin <> 'seed', t.unit = 'CNY', t.target_id) as preference
    from target_told as t
    left join rate as r using (target_id)
    left join published as p using (zone, indicator, year, unit)
    where t.kind = 'amount'
)
select a.target_id, b.target_id as twin_id
from priced as a
join priced as b using (zone, indicator, year, period)
where a.scope is not distinct from b.scope and a.unit <> b.unit and a.preference < b.preference
    and case
        when a.value_cny is null or b.value_cny is null then a.document_id = b.document_id and a.sentence = b.sentence
        else abs(a.value_cny - b.value_cny) <= 0.1 * greatest(a.value_cny, b.value_cny)
    end
qualify row_number() over (partition by b.target_id order by a.preference) = 1;

-- The goals in force. What stood before one of them, or is said beside it, is in `target_beside` (prepared.sql).
create or replace table target_all as
from target_told
where target_id not in (select twin_id from target_twin)
order by zone, year, indicator, period, kind, origin;
