package eu.passerelle.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocatorTest {

  private static final Place MADRID = new Place("c", "MAD", "Madrid", null, 1, 0);
  private static final Place SEVILLE = new Place("c", "SEV", "Seville", null, 1, 0);

  @Test
  void theBetterScoreGetsTheDearestPreference() {
    var lines = Allocator.allocate(List.of(MADRID, SEVILLE), List.of(person("B", 70, "MAD", "SEV"), person("A", 80, "MAD", "SEV")));
    assertThat(lines).extracting(Line::caseNumber, Line::place, Line::preference)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("A", "MAD", 1), org.assertj.core.groups.Tuple.tuple("B", "SEV", 2));
    assertThat(lines.get(1).reason())
        .isEqualTo("Rank 2 of 2 with 70 points. Preference 1, “Madrid”, was full; its last seat went to rank 1."
            + " Preference 2, “Seville”, had a free seat.");
  }

  @Test
  void aTieGoesToTheEarlierApplicationAndThenToTheLowerNumber() {
    var early = new Applicant("Z", BigDecimal.TEN, "2019-05-01", List.of("MAD"));
    var late = new Applicant("A", BigDecimal.TEN, "2019-05-02", List.of("MAD"));
    var second = new Applicant("B", BigDecimal.TEN, "2019-05-02", List.of("MAD"));
    assertThat(Allocator.allocate(List.of(MADRID), List.of(second, late, early))).extracting(Line::caseNumber).containsExactly("Z", "A",
        "B");
  }

  @Test
  void whoeverNamesNoPreferenceTakesAnyPlace() {
    var line = Allocator.allocate(List.of(MADRID), List.of(person("A", 50))).get(0);
    assertThat(line.place()).isEqualTo("MAD");
    assertThat(line.preference()).isNull();
  }

  @Test
  void morePreferencesThanPlacesAndUnknownOnesAreExplained() {
    var line = Allocator.allocate(List.of(new Place("c", "MAD", "Madrid", null, 2, 2)), List.of(person("A", 50, "PAR", "MAD"))).get(0);
    assertThat(line.place()).isNull();
    assertThat(line.reason()).contains("“PAR”, is not offered", "“Madrid”, has no seat to give", "No place is left for this rank");
  }

  @Test
  void nobodyIsRankedBeforeSomebodyWithAScoreForHavingNone() {
    var none = new Applicant("A", null, "2019-01-01", List.of());
    assertThat(Allocator.allocate(List.of(MADRID), List.of(none, person("B", 1)))).extracting(Line::caseNumber).containsExactly("B", "A");
    assertThat(Allocator.allocate(List.of(), List.of(none)).get(0).reason()).startsWith("Rank 1 of 1 with no score.");
  }

  /** Whatever the wishes: no seat is given twice, nobody envies somebody ranked below, and the order of the question does not matter. */
  @Test
  void theResultIsFairAndRepeatable() {
    var random = new Random(756);
    for (int round = 0; round < 200; round++) {
      List<Place> places = IntStream.range(0, 1 + random.nextInt(8))
          .mapToObj(i -> new Place("c", "P" + i, "Place " + i, null, random.nextInt(4), 0)).toList();
      List<Applicant> people =
          IntStream.range(0, random.nextInt(30)).mapToObj(i -> wish(i, places, random)).collect(Collectors.toCollection(ArrayList::new));
      List<Line> lines = Allocator.allocate(places, people);
      Collections.shuffle(people, random);
      assertThat(Allocator.allocate(places, people)).isEqualTo(lines);
      check(places, people, lines);
    }
  }

  private static void check(List<Place> places, List<Applicant> people, List<Line> lines) {
    Map<String, Integer> given = new HashMap<>();
    Map<String, Applicant> byNumber = people.stream().collect(Collectors.toMap(Applicant::caseNumber, one -> one));
    for (Line line : lines) {
      List<String> wishes = byNumber.get(line.caseNumber()).preferences();
      List<String> dearer = line.preference() == null ? wishes : wishes.subList(0, line.preference() - 1);
      dearer.forEach(code -> assertThat(given.getOrDefault(code, 0)).as("seats left of %s at rank %d", code, line.rank())
          .isEqualTo(seats(places, code)));
      if (line.place() != null) {
        given.merge(line.place(), 1, Integer::sum);
      }
    }
    given.forEach((code, taken) -> assertThat(taken).isLessThanOrEqualTo(seats(places, code)));
  }

  private static int seats(List<Place> places, String code) {
    return places.stream().filter(place -> place.code().equals(code)).mapToInt(Place::free).findFirst().orElse(0);
  }

  private static Applicant wish(int i, List<Place> places, Random random) {
    List<String> codes = places.stream().map(Place::code).collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(codes, random);
    return new Applicant("C%03d".formatted(i), BigDecimal.valueOf(random.nextInt(20)), "2019-05-0" + (1 + random.nextInt(3)),
        codes.subList(0, 1 + random.nextInt(codes.size())));
  }

  private static Applicant person(String number, int score, String... preferences) {
    return new Applicant(number, BigDecimal.valueOf(score), "2019-05-01", List.of(preferences));
  }
}
