/** Events that wait inside the documents of their articles, and who of the replicas may send them. */
@NullMarked
@CheckReturnValue
package io.guichet.kb.outbox;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
