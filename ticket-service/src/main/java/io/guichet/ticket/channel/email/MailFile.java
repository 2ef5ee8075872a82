package io.guichet.ticket.channel.email;

/** What a part of a mail is, and what is in it, decoded. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record MailFile(Attachment attachment, byte[] content) {}
