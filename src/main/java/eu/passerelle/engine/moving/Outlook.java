package eu.passerelle.engine.moving;

import eu.passerelle.model.XmlNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies before instances that stand alike, and what they would have left behind.
 *
 * @param trouble what would go wrong on their way; null when nothing would
 * @param missing what to say about each answer that could stop them, by the name of its variable
 */
record Outlook(String trouble, Map<String, String> missing, List<Left> left, List<Blind> blind) {

  /** @return why an instance cannot follow; empty when it can */
  String hindrance(Known known) {
    return trouble != null ? trouble
        : missing.entrySet().stream().filter(answer -> !known.answer(answer.getKey())).findFirst().map(Map.Entry::getValue).orElse("");
  }

  /** @return the steps of people that every case has had by now, and this one has not; in the order of the way */
  List<XmlNode> skipped(Known known) {
    return left.stream().filter(step -> step.needed && step.isMissedBy(known)).map(Left::step).toList();
  }

  /** @return one sentence for each thing that the instance would go without */
  Set<String> gaps(Known known) {
    return Stream.concat(left.stream().filter(step -> step.isMissedBy(known)).map(Left::sentence),
        blind.stream().flatMap(look -> look.sentence(known))).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * A step that lies behind them.
   *
   * @param ids under which they may have had it
   * @param needed whether a person does it and no way leads past it
   */
  record Left(XmlNode step, Set<String> ids, boolean needed, String sentence) {

    private boolean isMissedBy(Known known) {
      return ids.stream().noneMatch(known::passed);
    }
  }

  /**
   * A step that looks at answers which no step before it gives any more.
   *
   * @param looks what happens there, up to what it looks at
   * @param answers what people call them, by the name of the variable
   */
  record Blind(String looks, Map<String, String> answers) {

    private Stream<String> sentence(Known known) {
      List<String> unknown = answers.entrySet().stream().filter(answer -> !known.answer(answer.getKey())).map(Map.Entry::getValue)
          .distinct().map(name -> "“" + name + "”").toList();
      return unknown.isEmpty() ? Stream.empty() : Stream.of(looks + " " + inWords(unknown) + ", which nobody has given.");
    }

    private static String inWords(List<String> names) {
      int last = names.size() - 1;
      return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
  }
}
