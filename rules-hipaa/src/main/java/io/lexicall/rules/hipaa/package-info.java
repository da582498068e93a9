/** The rules on health information in the United States. */
@NullMarked
package io.lexicall.rules.hipaa;

import org.jspecify.annotations.NullMarked;
