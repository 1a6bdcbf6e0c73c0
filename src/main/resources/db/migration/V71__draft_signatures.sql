-- Signatures on drafts: each is over the digest of the release that the draft makes with what was live, which may never be
-- kept itself, and who brought it. A row is never changed; whether it counts is asked of those who are trusted now.
create table policy_draft_signature (
    draft       bigint not null references policy_draft (number),
    digest      text not null,
    role        text not null,
    signer      text not null,
    purpose     text not null,
    signed_at   timestamptz not null,
    signature   text not null,
    public_key  text not null,
    brought_by  text not null,
    brought_at  timestamptz not null,
    primary key (draft, signature)
);
create index policy_draft_signature_digest on policy_draft_signature (digest);

-- From which draft a release was published; null where it was the rules folder or an earlier release.
alter table release_activation add column draft bigint references policy_draft (number);

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on policy_draft_signature from public;
    grant select, insert on policy_draft_signature to pbe_application;
  end if;
end
$$;
