-- Editions of published formularies. They belong to no member and to no one plan. An edition's rows are written in one
-- transaction with it and never change; of the edition itself only the state does.
create sequence formulary_edition_id;

create table formulary_edition (
    id                     bigint primary key,
    family                 text not null,
    holds_from             date not null,
    known_from             timestamptz not null,
    loaded_by              text not null,
    rows_digest            text not null,
    accepted               bigint not null,
    repaired               bigint not null,
    rejected               bigint not null,
    unknown_authorization  bigint not null,
    unknown_step           bigint not null,
    unknown_limit          bigint not null,
    state                  text not null check (state in ('DRAFT', 'ACTIVE', 'RETIRED'))
);
create unique index formulary_edition_active on formulary_edition (family, holds_from) where state = 'ACTIVE';

-- When an edition began and ceased to answer. What was known at an instant is what stood here then.
create table formulary_event (
    number      bigint generated always as identity primary key,
    edition_id  bigint not null references formulary_edition (id),
    kind        text not null check (kind in ('ACTIVATED', 'REPLACED', 'ROLLED_BACK')),
    at          timestamptz not null,
    done_by     text not null
);
create index formulary_event_edition on formulary_event (edition_id, number desc);

create table formulary_source (
    edition_id  bigint not null references formulary_edition (id) deferrable initially deferred,
    file        text not null,
    digest      text not null,
    primary key (edition_id, file)
);

create table formulary_default (
    edition_id  bigint not null references formulary_edition (id),
    rule        text not null,
    value       text not null check (value in ('YES', 'NO')),
    since       date not null,
    source      text not null,
    said_by     text not null,
    primary key (edition_id, rule)
);

-- What was repaired and rejected.
create table formulary_report (
    edition_id  bigint not null,
    number      bigint generated always as identity,
    outcome     text not null,
    file        text not null,
    line        integer not null,
    message     text not null
);
create index formulary_report_edition on formulary_report (edition_id, number);

-- The rows. A text that was not published is null. Millions of rows are written at once, so that no foreign key is checked
-- row by row; the edition is written in the same transaction.
create table formulary_plan (
    edition_id  bigint not null,
    plan_id     text not null,
    name        text,
    deductible  numeric,
    suppressed  text not null,
    status      text not null,
    starts      date,
    ends        date,
    lists       text
);
create index formulary_plan_edition on formulary_plan (edition_id, plan_id);

create table formulary_item (
    edition_id               bigint not null,
    list                     text not null,
    code_kind                text not null,
    code                     text,
    ndc                      text,
    name                     text,
    tier                     text,
    tier_published           text,
    prior_authorization      text not null,
    authorization_new_starts text not null,
    step_therapy             text not null,
    step_new_starts          text not null,
    quantity_limit           text not null,
    limit_amount             numeric,
    limit_unit               text,
    limit_days               integer,
    limit_text               text,
    basis                    text not null,
    selected                 text not null,
    capped                   text not null,
    status                   text not null,
    starts                   date,
    ends                     date
);
create index formulary_item_drug on formulary_item (edition_id, list, code);

create table formulary_indication (
    edition_id  bigint not null,
    list        text not null,
    code_kind   text not null,
    code        text not null,
    disease     text not null
);
create index formulary_indication_drug on formulary_indication (edition_id, list, code);

create table formulary_cost (
    edition_id        bigint not null,
    plan_id           text not null,
    tier              text,
    tier_published    text,
    phase             text not null,
    pharmacy          text not null,
    days              integer,
    kind              text not null,
    copay             numeric,
    rate              numeric,
    least             numeric,
    most              numeric,
    after_deductible  text not null
);
create index formulary_cost_plan on formulary_cost (edition_id, plan_id);

create table formulary_price (
    edition_id  bigint not null,
    plan_id     text not null,
    ndc         text not null,
    days        integer not null,
    unit_cost   numeric not null
);
create index formulary_price_package on formulary_price (edition_id, plan_id, ndc);

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    grant select, insert on formulary_edition, formulary_event, formulary_source, formulary_default, formulary_report,
      formulary_plan, formulary_item, formulary_indication, formulary_cost, formulary_price to pbe_application;
    grant update (state) on formulary_edition to pbe_application;
    grant usage on sequence formulary_edition_id to pbe_application;
  end if;
end
$$;
