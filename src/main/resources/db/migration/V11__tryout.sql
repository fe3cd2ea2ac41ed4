-- A try-out of a proposal. It runs in memory on one node; here stands how far it is and what it found.
create table try_out (
  id varchar(64) primary key,
  -- number of the proposal
  label varchar(40) not null,
  -- RUNNING, DONE, STOPPED, FAILED
  state varchar(20) not null,
  started_by varchar(64) not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  -- the node that works on it says so every few seconds; one that is silent is gone
  heartbeat timestamp with time zone not null,
  stop_wanted boolean not null,
  done integer not null,
  total integer not null,
  doing varchar(255),
  problem varchar(2000),
  -- JSON
  result text
);
create index try_out_label on try_out(label, started_at);
