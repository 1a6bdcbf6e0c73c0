-- Texts of policies as designers saved them, which are not in force and hold nothing of members. A row is never changed: who
-- saves again adds a draft. Drafts belong to no plan, and so everybody who may open the workbench sees them.
create table policy_draft (
    number        bigint generated always as identity primary key,
    policy_id     text not null,
    version       text not null,
    from_version  text not null,
    release       text not null references release_content (digest),
    author        text not null,
    saved_at      timestamptz not null
);
create index policy_draft_policy on policy_draft (policy_id, version, number);

create table policy_draft_file (
    draft    bigint not null references policy_draft (number),
    path     text not null,
    content  text not null,
    primary key (draft, path)
);

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on policy_draft, policy_draft_file from public;
    grant select, insert on policy_draft, policy_draft_file to pbe_application;
  end if;
end
$$;
