-- a file may be looked through before anything of it becomes a case: CHECKING, CHECKED, and DROPPED where nobody wants it;
-- rows that may be of somebody who has applied already wait for a decision
alter table intake_file add column doubtful integer default 0 not null;

-- REFUSED, DOUBTFUL, or DECIDED once a coordinator has said who it is; what the row held is kept until then
alter table intake_refusal add column kind varchar(20) default 'REFUSED' not null;
alter table intake_refusal add column cells text;
alter table intake_refusal add column same_as varchar(40);

-- date of birth with e-mail address or telephone number, as hashes: by these one sees who may be the same person
alter table application add column mail_hash varchar(64);
alter table application add column phone_hash varchar(64);
create index application_mail on application(cohort_id, mail_hash);
create index application_phone on application(cohort_id, phone_hash);
