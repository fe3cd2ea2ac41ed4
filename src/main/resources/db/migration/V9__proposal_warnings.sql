-- what the style rules say about a proposal; errors are refused before anything is stored
create table proposal_warning (
  proposal_number varchar(40) not null references proposal(number),
  position integer not null,
  file varchar(200) not null,
  element_id varchar(255),
  rule varchar(40) not null,
  message varchar(2000) not null,
  primary key (proposal_number, position)
);
