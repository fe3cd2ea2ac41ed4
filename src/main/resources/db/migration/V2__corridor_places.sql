-- how many places a corridor has; null where nobody has said
alter table corridor add column places integer;
