-- Whether the customer waits for an answer: what is to be done because nobody answers is not done once somebody has.
alter table known_ticket add column waits boolean;
