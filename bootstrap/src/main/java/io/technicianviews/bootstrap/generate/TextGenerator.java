package io.technicianviews.bootstrap.generate;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Generates subjects, descriptions and messages from lists of phrases. */
public final class TextGenerator {

  private static final String[] THINGS = {
    "Laptop",
    "Docking station",
    "VPN client",
    "Mail client",
    "Payroll portal",
    "Badge reader",
    "Meeting room screen",
    "Shared drive",
    "Booking calendar",
    "Headset",
    "Invoice scanner",
    "Warehouse tablet",
    "Time tracking",
    "Intranet search",
    "Label printer",
    "Desk phone"
  };
  private static final String[] PROBLEMS = {
    "does not start", "is very slow", "shows an error since the update",
    "asks for the password again and again", "loses the connection", "stopped working this morning",
    "freezes after some minutes", "makes a strange noise", "shows somebody else's data",
    "cannot be found any more"
  };
  private static final String[] WISHES = {
    "Access to the payroll portal", "Access to the shared drive", "A second screen",
    "A laptop for a new colleague", "Installation of the drawing program", "A new mailing list",
    "A larger mailbox", "Moving a desk phone", "A guest account for a visitor",
    "Return of a borrowed projector"
  };
  private static final String[] PLACES = {
    "room 1.04", "room 2.11", "room 3.07", "the front desk", "the warehouse", "the canteen",
    "the print shop", "the lab", "the home office", "hall 2", "hall 5", "the training room"
  };
  private static final String[] DETAILS = {
    "I restarted it twice, with the same result.", "It worked until yesterday evening.",
    "My colleagues next door have the same trouble.", "It happens about once an hour.",
    "The display shows the number 0x80070035.", "I can be reached until four o'clock.",
    "We need it for a customer on Thursday.", "A photo would be easy to take if that helps."
  };
  private static final String[] OPENINGS = {
    "Hello, could somebody help me with this?", "I hope this is the right place to ask.",
    "Please tell me if you need more from me.", "This is rather urgent for our team.",
    "I am at my desk all day if you want to call.", "It is not urgent, but it keeps me from work."
  };
  private static final String[] CLOSINGS = {
    "This is done. Please write if it comes back.", "Fixed, thank you for your patience.",
    "I have tested it, everything works again.", "Solved by a new part. Have a good day!"
  };
  private static final String[] QUESTIONS = {
    "Is there any news?",
    "It happened again just now.",
    "Could somebody have a look today, please?",
    "I tried what you wrote, but nothing changed.",
    "The serial number is on the back, right?",
    "It works from my colleague's desk.",
    "Thank you, I will try that after lunch.",
    "Now it shows another message than before.",
    "When may I expect it?",
    "I am back in the office tomorrow."
  };
  private static final String[] ANSWERS = {
    "I am looking into it.", "Please restart it once more and tell me what it shows.",
    "A spare part is on its way.", "Could you send me the serial number?",
    "I have changed the settings, please try again.", "Our supplier knows about it and is at work.",
    "I will come by this afternoon.", "Your access was granted, it takes an hour to arrive.",
    "Which version do you see in the lower left corner?", "This was caused by last night's update."
  };
  private static final String[] TAGS = {
    "hardware",
    "software",
    "network",
    "vpn",
    "printer",
    "mail",
    "account",
    "onboarding",
    "security",
    "vendor",
    "remote",
    "spare-part",
    "known_error",
    "repeat",
    "vip",
    "change"
  };
  private static final int WISH_PERCENT = 25;
  private static final int TAGGED_PERCENT = 40;
  private static final int MAX_TAGS = 3;

  private TextGenerator() {}

  /** The subject of a request. */
  public static String subject(RandomGenerator random) {
    String topic =
        random.nextInt(100) < WISH_PERCENT
            ? pick(WISHES, random) + " for "
            : pick(THINGS, random) + " " + pick(PROBLEMS, random) + " in ";
    return topic + pick(PLACES, random);
  }

  /** The description of a request. */
  public static String description(RandomGenerator random) {
    return pick(DETAILS, random) + " " + pick(DETAILS, random);
  }

  /** The first message of a requester. */
  public static String opening(RandomGenerator random) {
    return pick(OPENINGS, random);
  }

  /** A later message of a requester. */
  public static String question(RandomGenerator random) {
    return pick(QUESTIONS, random);
  }

  /** A message of a technician. */
  public static String answer(RandomGenerator random) {
    return pick(ANSWERS, random);
  }

  /** The last message of a technician. */
  public static String closing(RandomGenerator random) {
    return pick(CLOSINGS, random);
  }

  /** No tags, or a few; names at the beginning of the list are more frequent. */
  static SortedSet<String> tags(RandomGenerator random) {
    SortedSet<String> tags = new TreeSet<>();
    if (random.nextInt(100) < TAGGED_PERCENT) {
      for (int left = random.nextInt(1, MAX_TAGS + 1); left > 0; left--) {
        tags.add(TAGS[random.nextInt(1 + random.nextInt(TAGS.length))]);
      }
    }
    return tags;
  }

  private static String pick(String[] list, RandomGenerator random) {
    return list[random.nextInt(list.length)];
  }
}
