-- The docket: what is found and counted by, beside the record. It follows from the log and the sealed payloads and can be made
-- anew from them, so that its sheets may be written over. In the clear stand plan, span and number of lines of a sheet, which
-- the table of decisions says anyway.
create table docket_place (
    one       smallint primary key check (one = 1),
    form      integer not null,
    next_seq  bigint not null check (next_seq >= 0)
);
insert into docket_place (one, form, next_seq) values (1, 0, 0);

create table docket_sheet (
    id           uuid primary key,
    plan_id      text not null,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    lines        integer not null check (lines > 0),
    wrapped_key  bytea not null,
    sealed       bytea not null
);
create index docket_sheet_last on docket_sheet (last_at desc, id);
create index docket_sheet_plan on docket_sheet (plan_id, last_at);
alter table docket_sheet alter column sealed set storage external;

create table docket_lines (
    sheet_id     uuid primary key references docket_sheet (id) on delete cascade,
    plan_id      text not null,
    wrapped_key  bytea not null,
    sealed       bytea not null
);
alter table docket_lines alter column sealed set storage external;

-- What the lines of a plan and month come to, so that years are counted without their days.
create table docket_month (
    id           uuid primary key default gen_random_uuid(),
    plan_id      text not null,
    month        date not null,
    changed      bigint not null,
    wrapped_key  bytea not null,
    sealed       bytea not null,
    constraint docket_month_key unique (plan_id, month)
);
alter table docket_month alter column sealed set storage external;

do $$
declare
  name text;
begin
  foreach name in array array['docket_sheet', 'docket_lines', 'docket_month'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy plans on %I using (current_setting(''app.plans'', true) = ''*'''
      ' or plan_id = any (string_to_array(current_setting(''app.plans'', true), chr(31))))', name);
  end loop;
end
$$;

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on docket_place, docket_sheet, docket_lines, docket_month from public;
    grant select, update (form, next_seq) on docket_place to pbe_application;
    grant select, insert, update, delete on docket_sheet, docket_lines, docket_month to pbe_application;
    grant select, update (wrapped_key) on docket_sheet, docket_lines, docket_month to pbe_rotation;
  end if;
end
$$;
