-- Who signed a release, as what and what for. The signer's public key is kept beside the signature, so that the releases of
-- an old decision can be checked from here alone. Releases belong to no plan, and so do their signatures.
create table release_signature (
    digest      text not null references release_content (digest),
    kind        text not null,
    role        text not null,
    signer      text not null,
    purpose     text not null,
    signed_at   timestamptz not null,
    signature   text not null,
    public_key  text not null,
    kept_at     timestamptz not null default now(),
    primary key (digest, signature)
);

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on release_signature from public;
    grant select, insert on release_signature to pbe_application;
  end if;
end
$$;
