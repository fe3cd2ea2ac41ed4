package eu.passerelle.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shortlist has as many people as the scheme wants. */
@FlowTest
class ShortlistSizeTest {

  @Autowired ShortlistSize size;

  @Test
  void fiveAreFiveAndNobodyIsAlwaysPossible() {
    assertThat(size.objection("match", 4, 9)).contains("This scheme wants 5 people on a shortlist, or nobody; this one has 4.");
    assertThat(size.objection("match", 6, 9)).isPresent();
    assertThat(size.objection("match", 5, 9)).isEmpty();
    assertThat(size.objection("match", 0, 9)).isEmpty();
  }

  @Test
  void nobodyIsAskedForMoreThanThereAre() {
    assertThat(size.objection("match", 3, 3)).isEmpty();
    assertThat(size.objection("match", 2, 3)).contains("This scheme wants 3 to 5 people on a shortlist, or nobody; this one has 2.");
  }

  @Test
  void otherSchemesHaveOtherSizes() {
    assertThat(size.objection("homere", 4, 20)).contains("This scheme wants 5 to 10 people on a shortlist, or nobody; this one has 4.");
    assertThat(size.objection("homere", 10, 20)).isEmpty();
    assertThat(size.objection("any", 1, 20)).isEmpty();
    assertThat(size.objection("any", 21, 40)).isPresent();
  }
}
