/** Sends the events of articles to Kafka, and reads them from there into the index. */
@NullMarked
@CheckReturnValue
package io.guichet.kb.messaging;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
