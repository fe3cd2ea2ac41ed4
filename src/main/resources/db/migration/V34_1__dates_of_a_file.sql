-- in which order a file writes dates, as its sender said, and what is told once for all its rows
alter table intake_file add column date_order varchar(20) default 'YEAR_FIRST' not null;
alter table intake_file add column advice varchar(1000);
