package eu.passerelle.casework;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.PlacesMove;
import eu.passerelle.scheme.SchemeChanges;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Places;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tells in words what was changed in a scheme while it ran. */
@Component
public class SchemeRevisions {

  private final SchemeChanges changes;
  private final Schemes schemes;
  private final Organisations organisations;
  private final Places words;
  private final MessageSource messages;

  SchemeRevisions(SchemeChanges changes, Schemes schemes, Organisations organisations, Places words, MessageSource messages) {
    this.changes = changes;
    this.schemes = schemes;
    this.organisations = organisations;
    this.words = words;
    this.messages = messages;
  }

  /** @return newest first */
  public List<Revision> of(String schemeId, List<Corridor> corridors) {
    Map<String, String> places = corridors.stream().collect(Collectors.toMap(Corridor::id, words::label));
    Map<String, String> cohorts = schemes.cohorts(schemeId).stream().collect(Collectors.toMap(Cohort::id, Cohort::name));
    Map<String, String> names = new HashMap<>();
    Stream<Revision> settings = changes.settings(schemeId).stream()
        .map(change -> revision(change.changedAt(), change.changedBy(), change.reason(),
            names, "setting", cohorts.get(change.cohortId()), word("setting." + change.setting(), change.setting()),
            value(change.setting(), change.valueBefore()), value(change.setting(), change.valueAfter())));
    Stream<Revision> closures = changes.closures(schemeId).stream().map(closure -> revision(closure.closedAt(), closure.closedBy(),
        closure.reason(), names, "closed", places.get(closure.corridorId())));
    Stream<Revision> moves =
        changes.moves(schemeId).stream().map(move -> revision(move.movedAt(), move.movedBy(), move.reason(), names, "places",
            places.get(move.fromCorridor()), places.get(move.toCorridor()), move.places()));
    return Stream.of(settings, closures, moves).flatMap(all -> all).sorted(Comparator.comparing(Revision::at).reversed()).toList();
  }

  /** @return how many places each corridor had before any were moved; corridors of which nobody has said are left out */
  public Map<String, Integer> firstPlaces(String schemeId, List<Corridor> corridors) {
    List<PlacesMove> moves = changes.moves(schemeId);
    return corridors.stream().filter(corridor -> corridor.places() != null)
        .collect(Collectors.toMap(Corridor::id, corridor -> corridor.places()
            + moves.stream().filter(move -> move.fromCorridor().equals(corridor.id())).mapToInt(PlacesMove::places).sum()
            - moves.stream().filter(move -> move.toCorridor().equals(corridor.id())).mapToInt(PlacesMove::places).sum()));
  }

  private Revision revision(OffsetDateTime at, String by, String reason, Map<String, String> names, String kind, Object... words) {
    String what = messages.getMessage("schemes.changed." + kind, words, LocaleContextHolder.getLocale());
    return new Revision(at.toInstant(), what, by == null ? null : names.computeIfAbsent(by, organisations::nameAsHouse), reason);
  }

  /** A value as people say it: a word of its own, yes or no, else as it is kept. */
  private String value(String setting, String value) {
    return value == null ? word("schemes.changed.unset", "")
        : word("setting." + setting + "." + value, word("schemes.changed.value." + value, value));
  }

  private String word(String code, String otherwise) {
    return messages.getMessage(code, null, otherwise, LocaleContextHolder.getLocale());
  }

  /**
   * Something was changed.
   *
   * @param by name of the person; null for the house itself
   */
  record Revision(Instant at, String what, String by, String reason) {}
}
