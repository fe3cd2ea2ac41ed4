package eu.passerelle.engine.deployment;

import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What people are told of many findings: of one kind in one file a few singly and the others together, and never more than can be read. */
final class Told {

  static final int OF_ONE_KIND = 10;
  static final int MOST = 100;

  private Told() {}

  /**
   * @param all what the rules have found
   * @return the same where it is little; else less, errors first
   */
  static List<Finding> of(List<Finding> all) {
    Map<Kind, List<Finding>> kinds = all.stream().collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()));
    List<Finding> told = new ArrayList<>();
    kinds.forEach((kind, findings) -> told.addAll(few(kind, findings)));
    if (told.size() <= MOST) {
      return told.size() == all.size() ? all : told;
    }
    told.sort(Comparator.comparing(Finding::severity));
    Finding last = new Finding(told.get(0).file(), null, "more", "There is more to say about these files: "
        + (told.size() - MOST + 1) + " more findings. Mend these first and deploy again.", told.get(0).severity(), 0, 0);
    List<Finding> first = new ArrayList<>(told.subList(0, MOST - 1));
    first.add(last);
    return first;
  }

  /** One more than the first few is told as it is: the sentence for it would be no shorter. */
  private static List<Finding> few(Kind kind, List<Finding> findings) {
    if (findings.size() <= OF_ONE_KIND + 1) {
      return findings;
    }
    List<Finding> others = findings.subList(OF_ONE_KIND, findings.size());
    String where = others.stream().map(Finding::elementId).filter(Objects::nonNull).distinct().limit(OF_ONE_KIND)
        .collect(Collectors.joining(", "));
    List<Finding> few = new ArrayList<>(findings.subList(0, OF_ONE_KIND));
    few.add(new Finding(kind.file, null, kind.rule, "The like is found " + others.size() + " times more in this file"
        + (where.isEmpty() ? "." : ": " + where + (others.size() > OF_ONE_KIND ? " and others." : ".")), kind.severity, 0, 0));
    return few;
  }

  private record Kind(String file, String rule, Severity severity) {

    static Kind of(Finding finding) {
      return new Kind(finding.file(), finding.rule(), finding.severity());
    }
  }
}
