-- whose turn it is to move is found without looking at those that have moved
create index case_move_turn on case_move(state, proposal_number, instance_id);
