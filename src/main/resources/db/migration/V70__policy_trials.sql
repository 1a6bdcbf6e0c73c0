-- Simulations of drafts: what was to be tried, who began it and for which plans' recorded requests, so that a reading of members'
-- requests is on record; and what it came to, in counts that hold nothing of a member. A row is never changed.
create table policy_trial (
    number        bigint generated always as identity primary key,
    draft         bigint not null references policy_draft (number),
    recorded      boolean not null,
    seed          bigint not null,
    requests      integer not null,
    every_policy  boolean not null,
    -- The plans whose requests are read, none for invented ones; null for every plan.
    plans         text[],
    release       text not null references release_content (digest),
    started_by    text not null,
    started_at    timestamptz not null
);
create index policy_trial_draft on policy_trial (draft, number);

create table policy_trial_end (
    trial     bigint primary key references policy_trial (number),
    ended_at  timestamptz not null,
    report    text,
    fault     text,
    check ((report is null) <> (fault is null))
);

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on policy_trial, policy_trial_end from public;
    grant select, insert on policy_trial, policy_trial_end to pbe_application;
  end if;
end
$$;
