import org.jspecify.annotations.NullMarked;

/** Facts about a contact activity, rules over them, and the verdict they give. */
@NullMarked
module io.lexicall {
  requires static transitive org.jspecify;
  requires transitive jakarta.validation;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires de.siegmar.fastcsv;
}
