/** Opening hours of a place: deadlines, elapsed time and openings in a business calendar, exact to the second. */
@NullMarked
@CheckReturnValue
package io.guichet.businesstime;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
