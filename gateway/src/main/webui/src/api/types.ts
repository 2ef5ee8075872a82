/** The shapes of the API as the services answer them; absent values are omitted. */

export type Status = 'NEW' | 'OPEN' | 'ANSWERED' | 'PENDING' | 'ON_HOLD' | 'RESOLVED' | 'REOPENED' | 'CLOSED';
export type Priority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';
export type Channel = 'EMAIL' | 'WEB_FORM' | 'PORTAL' | 'API' | 'PHONE' | 'CHAT' | 'SOCIAL';

export interface Named {
  id: string;
  name: string;
}

export interface Contact {
  id: string;
  name?: string;
  email?: string;
  /** Why mails to them do not arrive. */
  undeliverable?: string;
}

export interface DueTimes {
  firstResponseDue?: string;
  nextResponseDue?: string;
  resolutionDue?: string;
}

export interface Ticket {
  id: string;
  number: number;
  subject: string;
  status: Status;
  priority: Priority;
  channel: Channel;
  department?: string;
  group?: string;
  assignee?: Named;
  contact: Contact;
  language?: string;
  tags?: string[];
  waitingSince?: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  sla?: DueTimes;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

export type MessageKind = 'REPLY' | 'NOTE' | 'FORWARD';
export type AuthorKind = 'CUSTOMER' | 'AGENT' | 'CLIENT' | 'SYSTEM';

export interface Message {
  id: string;
  /** Where it was written: of merged tickets, the one that it came from. */
  ticket?: string;
  kind: MessageKind;
  author: { kind: AuthorKind; id?: string; name?: string };
  text?: string;
  html?: string;
  channel?: Channel;
  createdAt: string;
}

export type DeliveryState = 'QUEUED' | 'SENT' | 'FAILED' | 'BOUNCED' | 'WITHHELD';
export type MailKind = 'ACKNOWLEDGEMENT' | 'REPLY' | 'RESOLUTION' | 'NOTICE';

/** A mail on its way to one recipient. */
export interface Delivery {
  id: string;
  /** The message that it carries; absent of an acknowledgement, a notice and the like. */
  message?: string;
  kind: MailKind;
  recipient: string;
  state: DeliveryState;
  attempts: number;
  /** How many times it may have gone out more than once. */
  copies: number;
  lastError?: string;
  nextAt?: string;
  queuedAt: string;
  changedAt: string;
  /** Whether it failed, came back or was withheld, and is still kept. */
  resendable: boolean;
}

export interface NewMessage {
  kind: MessageKind;
  text: string;
  then?: 'CLOSE' | 'PENDING';
}

export type TargetKind = 'FIRST_RESPONSE' | 'NEXT_RESPONSE' | 'RESOLUTION';
export type TargetState = 'RUNNING' | 'PAUSED' | 'MET' | 'BREACHED';

export interface SlaTarget {
  kind: TargetKind;
  due?: string;
  state: TargetState;
  metAt?: string;
}

export interface Sla {
  policy?: string;
  policyVersion?: number;
  targets: SlaTarget[];
}

export interface Candidate {
  agent: string;
  name?: string;
  passedOver?: string;
}

export interface RoutingDecision {
  at: string;
  trigger?: string;
  rule?: string;
  group?: string;
  strategy?: string;
  outcome: string;
  reason?: string;
  agent?: string;
  candidates?: Candidate[];
}

export interface Routing {
  decisions: RoutingDecision[];
}

export interface Me {
  id: string;
  name: string;
  email?: string;
  kind: 'PERSON' | 'CLIENT' | 'CUSTOMER';
  profile?: string;
  permissions: string[];
  departments: string[];
  groups: string[];
  language?: string;
}

export interface Notice {
  id: string;
  kind: string;
  /** Absent of a reminder that stands alone. */
  ticket?: { id: string; number: number };
  title: string;
  at: string;
  readAt?: string;
  /** Whether it is shown until it is ticked. */
  toDo?: boolean;
  /** Where it is to be done, unless on the ticket. */
  link?: string;
  doneAt?: string;
}

export interface SuggestedArticle {
  id: string;
  title: string;
  excerpt?: string;
  language?: string;
}

export interface Article {
  id: string;
  title: string;
  /** Markdown. */
  body: string;
  language?: string;
}

/** A department or a group: a stable key and the name that people know. */
export interface Entry {
  key: string;
  name: string;
}

export interface Session {
  signedIn: boolean;
}
