package eu.passerelle.redesign.comparison;

import eu.passerelle.redesign.comparison.Difference.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Collects what changes in one flow, and finds the words that all comparisons share. */
final class Differences {

  private final String flow;
  private final List<Difference> found = new ArrayList<>();

  Differences(String flow) {
    this.flow = flow;
  }

  void add(Kind kind, String elementId, String sentence) {
    found.add(new Difference(kind, flow, elementId, sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1)));
  }

  List<Difference> all() {
    return found;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Says that something of an element is new, gone or another; either side may be null. */
  void differs(Kind kind, String elementId, String whose, String what, String before, String now) {
    String sentence;
    if (before == null) {
      sentence = whose + ": " + what + " is now " + quoted(now) + "; it was not set before.";
    } else if (now == null) {
      sentence = whose + ": " + what + " is no longer set; it was " + quoted(before) + ".";
    } else {
      sentence = whose + ": " + what + " is now " + quoted(now) + "; it was " + quoted(before) + ".";
    }
    add(kind, elementId, sentence);
  }

  static String quoted(String value) {
    String line = value.strip().replaceAll("\\s+", " ");
    return "“" + (line.length() > 300 ? line.substring(0, 300) + "…" : line) + "”";
  }

  /** @return “A”, “B” and “C”; an ending where there is nothing to name */
  static String listed(Collection<String> names, String nothing) {
    List<String> all = List.copyOf(names);
    if (all.isEmpty()) {
      return nothing;
    }
    return all.size() == 1 ? all.get(0) : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
  }

  static Set<String> together(Collection<String> one, Collection<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }
}
