-- What the pages ask of the warehouse. Run when a version is finished, before it is published. A published version never
-- changes, so what is costly is worked out once and kept as a table; the rest are views.

-- Every candidate once, with all that is known of it: asked several times below, and no part of the published version.
create or replace temp table named as from candidate;

create or replace table witness as
select
    observation_id,
    row_number() over witnesses as preference,
    first_value(observation_id) over witnesses as chosen_id
from named
window witnesses as (partition by figure_key order by choice_order);

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
    from witness as r
    join named as w on w.observation_id = r.observation_id
    join named as c on c.observation_id = r.chosen_id
    where r.chosen_id in (select chosen_id from witness where preference = 2)
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
    n.* exclude (sentence, figure_key, choice_order),
    coalesce(o.witnesses, 1)::integer as witnesses, coalesce(o.is_conflict, false) as is_conflict,
    coalesce(o.is_revised, false) as is_revised, o.alternatives, o.conflict_observation_id,
    p.passage
from witness as r
join named as n using (observation_id)
join passage as p
    on p.document_id = n.document_id and p.sentence = n.sentence
    and p.beside is not distinct from beside(n.sentence, n.value_text, n.scope)
left join indicator as i on i.indicator = n.indicator
left join others as o on o.chosen_id = r.observation_id
where r.preference = 1 and not list_contains(string_split(n.flags, '|'), 'corrected')  -- corrected to another unit
-- As an analyst reads them: the latest period of the first indicator first, its level and its growth together.
order by
    n.zone, i.sort_order, n.indicator, n.period_end desc, n.period_start, list_position(['level', 'yoy'], n.measure) nulls last, n.measure,
    n.unit, n.scope;

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
