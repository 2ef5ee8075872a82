/** What is promised to whom: the policies and all their versions. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.policy;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
