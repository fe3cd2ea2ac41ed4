package eu.passerelle.flows;

import java.time.LocalDate;

/** What people write into the forms of a stay, ready to be handed to a step. */
final class StayAnswers {

  private StayAnswers() {}

  /** The work that begins in the country of origin. */
  static Object[] remoteWork() {
    return answers("remoteBasis", "employment", "remotePayer", "Partner", "remotePay", 900, "remoteCurrency", "USD",
        "remoteFrom", "2031-03-01", "remoteUntil", "2031-06-30", "remoteWork", "Full time");
  }

  /** What the employer says about a worker whose placement is over. */
  static Object[] review(String employerWish) {
    return answers("placementReview", "Leads a project", "placementRating", "good", "employerWish", employerWish);
  }

  static Object[] longerContract(String lastDay) {
    return answers("extensionOffer", "offered", "newEndDate", lastDay, "salary", 2700);
  }

  static Object[] coveredUntilAfter(String lastDay) {
    return answers("permitExtension", "covered", "permitValidUntil", LocalDate.parse(lastDay).plusMonths(1).toString());
  }

  private static Object[] answers(Object... keysAndValues) {
    return keysAndValues;
  }
}
