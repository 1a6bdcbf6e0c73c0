-- What the plan's own records say of members, sealed like decisions: a row holds a part of one member's history as one file
-- brought it. Nothing is changed: what became known later is a later row, and its word of a resource stands in the place of
-- the earlier one. What was known at an instant is what was kept until then.
create table member_history (
    number       bigint generated always as identity unique,
    id           uuid primary key,
    plan_id      text not null,
    member_hash  bytea not null,
    known_from   timestamptz not null,
    wrapped_key  bytea not null,
    sealed       bytea not null
);
create index member_history_member on member_history (member_hash, plan_id, number);
alter table member_history alter column sealed set storage external;

alter table member_history enable row level security;
alter table member_history force row level security;
create policy plans on member_history using (current_setting('app.plans', true) = '*'
  or plan_id = any (string_to_array(current_setting('app.plans', true), chr(31))));

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on member_history from public;
    grant select, insert on member_history to pbe_application;
    grant select, delete on member_history to pbe_redaction;
    grant select, update (wrapped_key) on member_history to pbe_rotation;
  end if;
end
$$;
