-- What became of members about whom models predicted something, sealed like decisions; what is clear is which decision and plan
-- it belongs to and since when it is known. Rows are added. What belongs to a decision that is redacted goes with it.
create table outcome (
    number       bigint generated always as identity unique,
    id           uuid primary key,
    decision_id  uuid not null references decision (id),
    plan_id      text not null,
    known_from   timestamptz not null,
    wrapped_key  bytea not null,
    sealed       bytea not null
);
create index outcome_decision on outcome (decision_id);
alter table outcome alter column sealed set storage external;

alter table outcome enable row level security;
alter table outcome force row level security;
create policy plans on outcome using (current_setting('app.plans', true) = '*'
  or plan_id = any (string_to_array(current_setting('app.plans', true), chr(31))));

-- At the redaction and not at the payload, whose rows also move between the parts of months.
create function outcomes_go_too() returns trigger language plpgsql security definer set search_path = public as $$
declare
  seen text := coalesce(current_setting('app.plans', true), '');
begin
  perform set_config('app.plans', '*', true);
  delete from outcome where decision_id = new.decision_id;
  perform set_config('app.plans', seen, true);
  return null;
end
$$;
create trigger outcomes_go_too after insert on redaction for each row execute function outcomes_go_too();

-- The engine itself takes models back to rules only, where they no longer fit; only a person undoes that.
alter table release_activation drop constraint release_activation_action_check;
alter table release_activation add constraint release_activation_action_check
  check (action in ('START', 'PUBLISH', 'ROLLBACK', 'FALLBACK'));

do $$
begin
  revoke execute on function outcomes_go_too() from public;
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on outcome from public;
    grant select, insert on outcome to pbe_application;
    grant select, update (wrapped_key) on outcome to pbe_rotation;
  end if;
end
$$;
