-- When which release goes live. What is live at an instant is the activation that was entered last among those that have
-- begun by then and were not refused: to go back is to enter an earlier release again. Nothing here is ever changed. What was
-- live before is taken over from live_release, which is read no more.
create table release_activation (
    number        bigint generated always as identity primary key,
    kind          text not null,
    digest        text not null references release_content (digest),
    effective_at  timestamptz not null,
    entered_at    timestamptz not null,
    entered_by    text not null,
    action        text not null check (action in ('START', 'PUBLISH', 'ROLLBACK'))
);
create index release_activation_kind on release_activation (kind, number desc);

-- What the server on which it was entered found when it built the release: from then on the activation counts nowhere.
create table release_refusal (
    activation  bigint primary key references release_activation (number),
    refused_at  timestamptz not null,
    reason      text not null
);

insert into release_activation (kind, digest, effective_at, entered_at, entered_by, action)
select kind, digest, since, since, 'the engine', 'START' from live_release order by since, kind;

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on release_activation, release_refusal from public;
    grant select, insert on release_activation, release_refusal to pbe_application;
  end if;
end
$$;
