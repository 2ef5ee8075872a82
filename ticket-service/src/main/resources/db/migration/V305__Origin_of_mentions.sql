-- Where a call, a chat or a mention was that an agent or a client recorded (IN1).
alter table ticket
    add column origin_source text,
    add column origin_link   text,
    add column origin_author text;
