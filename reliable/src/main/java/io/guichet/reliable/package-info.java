/** State and events as one: outbox, inbox, due work, and the only code that sends to Kafka. */
@NullMarked
@CheckReturnValue
package io.guichet.reliable;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
