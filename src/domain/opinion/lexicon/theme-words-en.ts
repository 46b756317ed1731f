import type { KnownTheme } from '../themes.js';
import type { ThemeWords } from './theme-words.js';

/** What English comments say of each theme. */
export const THEME_WORDS_EN: Readonly<Record<KnownTheme, ThemeWords>> = {
  mismatch: {
    names: 'description picture pictures photo photos listing advert',
    faults:
      "not_as_described not_as_advertised not_as_shown not_as_pictured doesn't_match does_not_match didn't_match looks_nothing_like nothing_like wrong_item wrong_product wrong_one missing_parts missing_pieces missing_items misleading false_advertising not_what_i_ordered not_the_same mismatch",
    merits: 'as_described as_advertised as_pictured as_shown exactly_as exactly_what matches_the true_to_description',
  },
  colour: {
    names: 'colour color colours colors shade shades tint',
    faults:
      'wrong_colour wrong_color wrong_shade colour_is_off color_is_off off-colour faded fades colour_difference color_difference discoloured discolored different_colour different_color colour_is_different color_is_different',
    merits:
      'true_to_colour true_to_color colour_is_accurate lovely_colour lovely_color beautiful_colour beautiful_color',
  },
  size: {
    names: 'size sizes sizing fit length width',
    faults:
      "too_small too_big too_large too_tight too_short too_long too_loose wrong_size runs_small runs_large doesn't_fit does_not_fit didn't_fit not_fit oversized undersized size_is_off",
    merits: 'true_to_size fits_perfectly fits_well fits_great perfect_fit great_fit right_size',
  },
  quality: {
    names: 'quality material fabric build finish sound screen battery taste texture stitching product item',
    faults:
      "poor_quality bad_quality low_quality cheaply_made flimsy broke broken breaks fell_apart falling_apart stopped_working doesn't_work does_not_work didn't_work not_working defective faulty useless junk trash garbage crap shoddy torn ripped tasteless low-quality wore_out worn_out peeling pilling rubbish malfunction malfunctioned",
    merits:
      'good_quality great_quality high_quality excellent_quality well_made well-made sturdy durable soft comfortable works_great works_perfectly works_well works_fine delicious tasty solid crisp',
  },
  fake: {
    names: 'authentic genuine original brand authenticity',
    faults:
      'fake fakes counterfeit knockoff knock-off replica bootleg imitation scam scammed scammer scammers fraud ripoff rip-off rip_off liar liars cheated not_genuine not_authentic not_original second_hand refurbished',
    merits: '100%_authentic is_authentic is_genuine genuine_product legit the_real_thing real_deal',
  },
  late: {
    names: 'delivery shipping shipment courier parcel package order dispatch',
    faults:
      "never_arrived not_arrived hasn't_arrived has_not_arrived didn't_arrive did_not_arrive still_waiting been_waiting waited_weeks late delayed delay overdue slow_delivery slow_shipping late_delivery never_received not_received haven't_received have_not_received didn't_receive lost_package lost_in_the_post where_is_my_order where's_my_order took_weeks took_forever takes_forever not_shipped hasn't_shipped still_not_shipped still_hasn't",
    merits:
      'fast_delivery fast_shipping quick_delivery quick_shipping arrived_early arrived_on_time on_time arrived_quickly came_quickly next_day prompt speedy came_early',
  },
  service: {
    names: 'service support seller staff shop store assistant response',
    faults:
      'rude unhelpful no_response no_reply ignored ignoring ignores poor_service bad_service terrible_service awful_service no_answer never_answered never_replied unresponsive complaint complain hung_up unprofessional complained',
    merits: 'helpful friendly polite good_service great_service excellent_service responsive kind patient attentive',
  },
  price: {
    names: 'price prices cost value deal discount',
    faults:
      'overpriced too_expensive expensive pricey not_worth waste_of_money wasted_money price_dropped cheaper_elsewhere costs_too_much hidden_fees hidden_cost daylight_robbery',
    merits:
      'good_value great_value bargain good_price great_price worth_it worth_every affordable great_deal good_deal reasonably_priced reasonable_price',
  },
  refund: {
    names: 'returns warranty exchange',
    faults:
      'refund refunded want_a_refund money_back sent_it_back sending_it_back returned_it returning_it return_it chargeback refuse_to_refund no_refund cancel_my_order cancelled_my_order compensation',
    merits: 'easy_return easy_returns quick_refund refunded_quickly no_need_to_return full_refund_straight_away',
  },
  package: {
    names: 'packaging box wrapping bottle lid',
    faults:
      'damaged dented crushed leaked leaking leaks leaky smashed shattered cracked scratched scratches spilled spilt already_opened seal_broken poorly_packed badly_packed bent box_was_open',
    merits:
      'well_packed well_packaged nicely_packed nicely_packaged beautifully_packaged carefully_packed arrived_intact undamaged',
  },
  safety: {
    names: 'smell ingredients skin expiry',
    faults:
      'expired out_of_date past_its_date mouldy moldy rotten stale spoiled smells_bad stinks stinky bad_smell chemical_smell allergic allergy rash itchy burned burnt burns_my irritated breakout sick food_poisoning vomit toxic dangerous unsafe hazard caught_fire overheats overheating electric_shock gone_off',
    merits: 'smells_good smells_great smells_lovely no_smell fresh gentle safe',
  },
};
