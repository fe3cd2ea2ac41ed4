-- What people start for a scheme beside its cases, and what nobody else has had drawn: whose it is where no call and no table tells.
create table scheme_flow (
  -- id of the process
  flow varchar(64) not null,
  scheme_id varchar(40) not null references scheme(id),
  primary key (flow, scheme_id)
);

insert into scheme_flow (flow, scheme_id)
select distinct b.flow, p.scheme_id from proposal p join proposal_base b on b.proposal_number = p.number
where p.state = 'PUBLISHED' and b.deployment_id is null;

-- the schemes of the demonstration have said it by the names of their flows so far
insert into scheme_flow (flow, scheme_id) select 'homere-offer', id from scheme where id = 'homere';
insert into scheme_flow (flow, scheme_id) select 'palim-hand-over', id from scheme where id = 'palim';
insert into scheme_flow (flow, scheme_id) select 'palim-offer-training', id from scheme where id = 'palim';
insert into scheme_flow (flow, scheme_id) select 'palim-revise-curriculum', id from scheme where id = 'palim';
insert into scheme_flow (flow, scheme_id) select 'thamm-lessons', id from scheme where id = 'thamm';
insert into scheme_flow (flow, scheme_id) select 'thamm-opportunity', id from scheme where id = 'thamm';
insert into scheme_flow (flow, scheme_id) select 'ygca-close-borders', id from scheme where id = 'ygca';
insert into scheme_flow (flow, scheme_id) select 'ygca-competition', id from scheme where id = 'ygca';
insert into scheme_flow (flow, scheme_id) select 'ygca-study-places', id from scheme where id = 'ygca';
