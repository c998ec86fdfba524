-- Tables of the warehouse, filled from seeds/ and documents. One row of `observation` is one measure of one indicator, zone and period as one
-- document printed it; several documents may witness the same figure. Nothing is overwritten: the views choose.
-- A change of any SQL file makes another release of the warehouse: `build` carries over what people put in (kept.py).

create table meta (
    key text primary key,
    value text not null
);

create table document (
    document_id text primary key,          -- first 16 hex digits of the digest
    digest text not null,                  -- SHA-256 of the text
    file_name text not null,
    kind text not null,                    -- bulletin (text read by us), table (published figures of the seeds), correction
                                           -- (what a correction says), import (figures of an export, with their excerpts)
    publisher text,
    title text,
    file_title text,                       -- the title the file gives itself, where a person gave it the one above
    published date,
    is_day_read boolean,                   -- nobody said when it was published: the day was read from a line of the text
    address text,
    source_grade text not null,            -- official, media, republished, own_words, user
    zone text,                             -- the zone the document was said to be of, where somebody said so
    reader text not null,
    file_digest text,                      -- SHA-256 of a file that had to be recognised, which is done once
    extractor_version text not null,
    text text not null using compression uncompressed,  -- searched as a whole: unpacking it took three times the search
    layout text not null default '',       -- tables, marks and notes of the document as JSON (layout.py), for extraction anew
    added_at timestamp not null,
    added_by text                          -- the person who published it, where it came through a page
);

create table zone (
    zone text primary key,
    name_en text,
    province text,
    city text,
    level text,
    zone_type text,
    admin_alias text,
    aliases text                           -- separated by |
);

create table indicator (
    indicator text primary key,
    name_zh text not null,
    name_en text not null,
    kind text not null,                    -- flow, stock, ratio
    unit text not null,                    -- MONEY: the currency is the document's
    indicator_group text not null,
    growth_basis text not null,            -- constant_price, comparable, nominal, physical
    sort_order integer not null,
    parent text,                           -- the indicator it is a part of
    definition_zh text,
    definition_en text,
    definition_source text,                -- null: common usage
    aliases text                           -- names without alternatives in braces, separated by |
);

create table observation (
    observation_id text primary key,
    document_id text not null references document (document_id),
    zone text,                             -- null: the document does not name it
    indicator text not null references indicator (indicator),
    indicator_text text not null,
    measure text not null,
    value decimal(28, 6) not null,         -- in base unit; rates in percent
    unit text not null,
    value_text text not null,              -- as printed
    period_start text not null,            -- YYYY-MM, or --MM where the year is not known
    period_end text not null,
    status text not null,                  -- actual, estimate, target
    bound text not null,                   -- exact, about, over, under
    scope text,
    evidence_start integer,
    evidence_end integer,
    evidence_text text not null,
    sentence text not null,                -- the whole sentence around the evidence
    sentence_start integer,                -- offsets count characters of document.text
    rounding decimal(28, 6) not null,      -- half a unit of the last digit printed, in base unit: what rounding may hide; 0 of pieces counted
    vintage date,                          -- when it was published, where known
    construction text not null,
    flags text not null default ''         -- separated by |
);

-- What a source got wrong, or the extractor in one document (made_in review). `replace`: another figure takes the place of the
-- printed one, in a document of its own that quotes the source; `doubt`: the printed value is marked; `reject`: what was read is
-- no figure at all, and no view shows it. The observation itself is never altered, and an undone correction stays.
-- A review speaks of one number at one place of one document, however a later extraction reads it.
-- From `source_grade` on, a copy of what the source said of itself, so that the correction outlives any new extraction.
create table correction (
    correction_id text primary key,
    made_in text not null,                 -- seeds (seeds/corrections.csv), command (a person, `python -m metrics correct`),
                                           -- review (a person, before the document was published)
    action text not null,                  -- replace, doubt, reject
    zone text,
    indicator text not null,
    measure text not null,
    scope text,
    period_start text not null,
    period_end text not null,
    old_value decimal(28, 6) not null,     -- as extracted when the correction was made, in `old_unit`
    old_unit text not null,
    old_text text not null,
    new_value decimal(28, 6),              -- null: doubt
    new_unit text,
    new_text text,
    new_zone text,                         -- review only, where it is not as read; so the next five
    new_indicator text,
    new_measure text,
    new_period_start text,
    new_period_end text,
    new_status text,
    evidence_end integer,                  -- review only: where in document.text the figure ends
    is_whole boolean,                      -- review only: nothing was accepted of what was read from this number
    reason text not null,
    corrected_by text not null,
    corrected_at timestamp not null,
    undone_by text,
    undone_at timestamp,
    undone_reason text,
    document_id text not null,             -- the document that printed it; no reference: it may be gone one day
    source_grade text not null,
    publisher text,
    title text,
    published date,
    address text,
    indicator_text text not null,
    status text not null,
    bound text not null,
    sentence text not null,
    flags text not null
);

-- What a person said of a failed check, an unread number or one of several witnesses, without changing any figure. `accept`: it
-- was looked at and is right as it stands; `choose`: the first observation is the one to show among its witnesses; `withdraw`: the
-- document is taken back; `describe`: its name, who published it, where or when, or what kind of source it is was told otherwise.
create table settlement (
    settlement_id text primary key,
    action text not null,                  -- accept, choose, withdraw, describe
    subject text not null,                 -- the check (check_unit_slip), unread, witness, document, or the column of it that is described
    first_id text not null,                -- an observation; for unread and what is said of a document the document
    second_id text,                        -- the other observation of the check; for unread the offset and the number
    old_text text,                         -- what a document was described as, and as what it is now
    new_text text,
    reason text not null,
    settled_by text not null,
    settled_at timestamp not null,
    undone_by text,
    undone_at timestamp,
    undone_reason text
);

-- The observations that a settlement speaks of, as they stood when it was made, so that it outlives any new extraction: the same
-- figure of the same document is found again under whatever identifier (candidates.sql).
create table settled_figure (
    settlement_id text not null references settlement (settlement_id),
    side text not null,                    -- first, second: which of the settlement's two
    zone text,
    indicator text not null,
    measure text not null,
    scope text,
    period_start text not null,
    period_end text not null,
    value decimal(28, 6) not null,
    unit text not null,
    value_text text not null,
    evidence_end integer,
    document_id text not null,             -- no reference: it may be gone one day
    file_name text not null,
    publisher text,
    title text,
    primary key (settlement_id, side)
);

create table unread (
    document_id text not null references document (document_id),
    start_offset integer not null,
    end_offset integer not null,
    text text not null,
    sentence text not null,
    reason text not null,
    is_understood boolean not null
);

create table exchange_rate (
    currency text not null,
    period_start text not null,
    period_end text not null,
    rate decimal(18, 8) not null,          -- CNY per unit of currency, average of the period
    basis text not null,
    source text not null,
    note text,
    primary key (currency, period_start, period_end, basis)
);

create table target (
    target_id text primary key,
    zone text not null,
    indicator text not null references indicator (indicator),
    year integer not null,
    period text not null,                  -- year, q1, h1, q3: by when it is due
    scope text,                            -- what it covers, where not the whole of the indicator; 规上 or all is the indicator's own
    kind text not null,                    -- amount, growth, share, count
    value decimal(28, 6) not null,         -- base unit; growth and share in percent
    stretch decimal(28, 6),
    unit text not null,
    pace_plan text not null default 'linear', -- linear, seasonal, or twelve cumulative shares in percent separated by |
    said_on date,                          -- the day it was published, where anybody knows
    source text not null                   -- what says so: words, with the address where there is one
);

-- A target that a person set or withdrew (`python -m metrics target`, or the page): the last one in force stands in the place of
-- the seed's rows.
create table target_edit (
    edit_id text primary key,
    zone text not null,
    indicator text not null,
    year integer not null,
    period text not null,                  -- as in `target`, and so the next two
    scope text,
    kind text not null,
    value decimal(28, 6),                  -- null: the target is withdrawn
    unit text not null,
    value_text text,                       -- as typed
    stretch decimal(28, 6),
    stretch_text text,
    pace_plan text not null,
    reason text not null,
    set_by text not null,
    set_at timestamp not null,
    old_value decimal(28, 6),              -- what stood when it was set; null: nothing, or several rows of the seeds
    old_unit text,
    old_text text,
    undone_by text,
    undone_at timestamp,
    undone_reason text
);

create table light_rule (
    indicator text not null,               -- or * for every indicator without a rule of its own
    judged text not null,                  -- completion, growth
    method text not null,                  -- margin, direction, direction_city
    green_pp decimal(9, 4) not null,       -- points from the line on
    amber_pp decimal(9, 4) not null,       -- for margin only
    words_zh text not null,
    words_en text not null,
    source text not null,
    primary key (indicator, judged)
);

create table league_part (
    preset text not null,
    dimension text not null,
    weight decimal(9, 4) not null,         -- of the dimension, in percent
    indicator text not null references indicator (indicator),
    measure text not null,                 -- level, yoy
    direction text not null,               -- higher, lower: which is better
    source text,
    sort_order integer not null
);
