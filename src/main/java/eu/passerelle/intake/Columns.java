package eu.passerelle.intake;

import eu.passerelle.engine.forms.FormChecks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns that a file of applications may have: the fields of the form, named by key or label, in any capitals. */
final class Columns {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}_-]+");

  private final Map<String, String> keys = new HashMap<>();
  private final Set<String> required;
  private final Set<String> dates;
  private final Set<String> texts;

  /** @param fields the questions that a file may answer */
  Columns(List<FormChecks.Field> fields) {
    fields.forEach(field -> keys.putIfAbsent(plain(field.label()), field.key()));
    fields.forEach(field -> keys.put(plain(field.key()), field.key()));
    required = fields.stream().filter(FormChecks.Field::required).map(FormChecks.Field::key).collect(Collectors.toSet());
    dates = keysOf("datetime", fields);
    texts = keysOf("textfield", fields);
  }

  boolean isDate(String key) {
    return dates.contains(key);
  }

  boolean isText(String key) {
    return texts.contains(key);
  }

  /** @return how many of these names are columns */
  int known(Collection<String> names) {
    return (int) names.stream().map(name -> keys.get(plain(name))).filter(Objects::nonNull).distinct().count();
  }

  /**
   * @return the key of each column; null where a column has no name
   * @throws UnreadableFileException when a column is none of the form, or stands twice
   */
  List<String> read(Lines.Line header) {
    var unknown = header.cells().stream().filter(name -> !name.isEmpty() && !keys.containsKey(plain(name))).toList();
    if (!unknown.isEmpty()) {
      throw new UnreadableFileException(
          "The application form has no field for these columns, which line %d names: %s. Remove or rename them."
              .formatted(header.number(), shorten(unknown)));
    }
    var found = new ArrayList<String>();
    header.cells().forEach(name -> found.add(keys.get(plain(name))));
    var twice = header.cells().stream().filter(name -> !name.isEmpty())
        .filter(name -> found.indexOf(keys.get(plain(name))) != found.lastIndexOf(keys.get(plain(name)))).distinct().toList();
    if (!twice.isEmpty()) {
      throw new UnreadableFileException(
          "A column stands twice in line %d: %s. Each column may stand once.".formatted(header.number(), shorten(twice)));
    }
    return found;
  }

  /** @throws UnreadableFileException when a column is missing without which no row can be good */
  void requireAll(long headerLine, List<String> keys) {
    var missing = new HashSet<>(required);
    keys.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new UnreadableFileException("These columns are missing: %s. Line %d is the one that names the columns."
          .formatted(shorten(missing.stream().map(Columns::nameOf).sorted().toList()), headerLine));
    }
  }

  /** @return the name that a column has in a file, for example {@code given_name} */
  static String nameOf(String key) {
    return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Set<String> keysOf(String type, List<FormChecks.Field> fields) {
    return fields.stream().filter(field -> field.type().equals(type)).map(FormChecks.Field::key).collect(Collectors.toSet());
  }

  private static String plain(String name) {
    return BETWEEN_WORDS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static String shorten(List<String> names) {
    String all = names.stream().map(name -> name.length() > 40 ? name.substring(0, 40) + "…" : name).limit(8)
        .collect(Collectors.joining(", "));
    return names.size() > 8 ? all + " and %d more".formatted(names.size() - 8) : all;
  }
}
