/**
 * The contract: what the services tell each other over Kafka, and on which topics. Nothing here has behaviour of a
 * service.
 */
@NullMarked
@CheckReturnValue
package io.guichet.events;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
