create table users (
  id uuid primary key,
  email text not null check (char_length(email) <= 254),
  name text not null check (char_length(name) between 1 and 200),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Unique without regard to case, as mail servers treat addresses; the filter by e-mail uses it too.
create unique index users_email_key on users (lower(email));
