package eu.passerelle.allocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives places in the order of rank: each person gets the dearest preference that still has a seat. Everybody is ranked by the same list,
 * so nobody can do better by hiding a preference, and nobody is passed over for somebody ranked below.
 */
final class Allocator {

  private final Map<String, Integer> free = new LinkedHashMap<>();
  private final Map<String, Integer> lastRank = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  private Allocator(Collection<Place> places) {
    places.forEach(place -> {
      this.places.put(place.code(), place);
      free.put(place.code(), place.free());
    });
  }

  /** @return one line a person, best rank first; the same answer for the same question, in whatever order it is asked */
  static List<Line> allocate(Collection<Place> places, Collection<Applicant> applicants) {
    var allocator = new Allocator(places);
    List<Applicant> ranked = applicants.stream().sorted(Applicant.BEST_FIRST).toList();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      lines.add(allocator.line(ranked.get(i), i + 1, ranked.size()));
    }
    return lines;
  }

  private Line line(Applicant applicant, int rank, int of) {
    boolean anyPlace = applicant.preferences().isEmpty();
    List<String> wanted = anyPlace ? List.copyOf(free.keySet()) : applicant.preferences();
    StringBuilder passedOver = new StringBuilder();
    for (int i = 0; i < wanted.size(); i++) {
      String code = wanted.get(i);
      if (free.getOrDefault(code, 0) > 0) {
        free.merge(code, -1, Integer::sum);
        lastRank.put(code, rank);
        return line(applicant, rank, of, code, anyPlace ? null : i + 1, passedOver.toString());
      }
      if (!anyPlace) {
        passedOver.append(' ').append(whyNot(code, i + 1));
      }
    }
    return line(applicant, rank, of, null, null,
        anyPlace ? " All seats had gone to better ranks." : passedOver + " No place is left for this rank.");
  }

  private Line line(Applicant applicant, int rank, int of, String place, Integer preference, String before) {
    String ranked = "Rank %d of %d with %s.".formatted(rank, of,
        applicant.score() == null ? "no score" : applicant.score().stripTrailingZeros().toPlainString() + " points");
    String given = place == null ? "" : preference == null ? " The place is “%s”.".formatted(nameOf(place))
        : " Preference %d, “%s”, had a free seat.".formatted(preference, nameOf(place));
    return new Line(applicant.caseNumber(), rank, applicant.score(), place, preference, ranked + before + given);
  }

  private String whyNot(String code, int preference) {
    if (!places.containsKey(code)) {
      return "Preference %d, “%s”, is not offered.".formatted(preference, code);
    }
    Integer last = lastRank.get(code);
    return last == null ? "Preference %d, “%s”, has no seat to give.".formatted(preference, nameOf(code))
        : "Preference %d, “%s”, was full; its last seat went to rank %d.".formatted(preference, nameOf(code), last);
  }

  private String nameOf(String code) {
    return places.get(code).name();
  }
}
