namespace Fulfillment.Server.Inserts;

/// <summary>
/// Decides which inserts go into a shipment. Values in, values out: no database, no clock, no luck, so that a decision can be
/// repeated anywhere and years later.
/// </summary>
internal static class InsertChoice
{
    public static InsertDecision Decide(DecisionInput input)
    {
        var order = new OrderFacts(input);
        var trace = new Dictionary<string, TraceEntry>(input.Campaigns.Ranked.Count, StringComparer.Ordinal);
        var contenders = new List<Contender>();
        foreach (var campaign in input.Campaigns.Ranked)
            Try(campaign, order, input, contenders, trace);
        BringInSubstitutes(order, input, contenders, trace);
        return Settle(order, input, contenders, trace);
    }

    /// <summary>A campaign that passed every gate, or that is out of paper and keeps its place while it waits or is stood in for.</summary>
    private sealed record Contender(Campaign Campaign, int Copies)
    {
        public Shut? Out { get; init; }
        public Campaign? InPlaceOf { get; init; }

        /// <summary>A substitute competes with the rank of the campaign it stands in for.</summary>
        public Campaign RankedAs => InPlaceOf ?? Campaign;
    }

    private static void Try(Campaign campaign, OrderFacts order, DecisionInput input, List<Contender> contenders, Dictionary<string, TraceEntry> trace)
    {
        var shut = Gates.Window(campaign, order) ?? Gates.Condition(campaign, order)
            ?? Gates.Consent(campaign, order) ?? Gates.Cap(campaign, order, input);
        var outOfStock = shut is null ? Gates.Stock(campaign, order, input) : null;
        if (outOfStock is null)
        {
            shut ??= Gates.Holdout(campaign, order, input);
        }
        else if (campaign.Document.Stock.WhenOut is WhenOutPolicy.Skip || Gates.Holdout(campaign, order, input) is not null)
        {
            // A customer who would not get it anyway waits for no paper.
            shut = outOfStock;
        }

        if (shut is null)
            contenders.Add(new(campaign, campaign.Copies.For(order)) { Out = outOfStock });
        else
            trace[campaign.Code] = new(campaign.Code, shut.Stage, shut.Tell);
    }

    // The substitute needs no reason of its own to be here: it has its principal's. What protects the customer still counts.
    private static void BringInSubstitutes(OrderFacts order, DecisionInput input, List<Contender> contenders, Dictionary<string, TraceEntry> trace)
    {
        var absent = contenders.Where(contender => contender is { Out: not null, Campaign.Document.Stock.WhenOut: WhenOutPolicy.Substitute }).ToArray();
        foreach (var principal in absent)
        {
            contenders.Remove(principal);
            trace[principal.Campaign.Code] = new(principal.Campaign.Code, Stage.Stock, principal.Out!.Tell);
            if (input.Campaigns.Find(principal.Campaign.Document.Stock.Substitute) is { Document.Status: CampaignStatus.Live } substitute
                && contenders.All(contender => contender.Campaign != substitute)
                && substitute.Copies.For(order) is > 0 and var copies
                && (Gates.Consent(substitute, order) ?? Gates.Cap(substitute, order, input)
                    ?? Gates.Stock(substitute, order, input) ?? Gates.Holdout(substitute, order, input)) is null)
            {
                contenders.Add(new(substitute, copies) { InPlaceOf = principal.Campaign });
            }
        }

        if (absent.Length > 0)
            contenders.Sort((left, right) => Campaign.ByRank(left.RankedAs, right.RankedAs));
    }

    private static InsertDecision Settle(OrderFacts order, DecisionInput input, List<Contender> contenders, Dictionary<string, TraceEntry> trace)
    {
        var places = new PlacesLeft(input.Terms.Slots, input.Budget);
        var chosen = new List<ChosenInsert>();
        var waitsFor = new List<string>();
        foreach (var contender in contenders)
        {
            var campaign = contender.Campaign;
            var lost = places.Take(campaign, contender.Copies);
            if (contender.Out is not null)
            {
                if (lost is null)
                    waitsFor.Add(campaign.Code);
                lost = contender.Out;
            }

            if (lost is not null)
            {
                trace[campaign.Code] = new(campaign.Code, lost.Stage, lost.Tell);
                continue;
            }

            trace[campaign.Code] = new(campaign.Code, null, () => InsertSentences.Chosen(campaign, order, contender.InPlaceOf));
            chosen.Add(Choose(campaign, contender.Copies, order, input));
        }

        return new(chosen, [.. input.Campaigns.Ranked.Select(campaign => trace[campaign.Code])], waitsFor);
    }

    private static ChosenInsert Choose(Campaign campaign, int copies, OrderFacts order, DecisionInput input)
    {
        var document = campaign.Document;
        var variant = document.Variants.Count == 0
            ? null
            : Chance.Of(input.Merchant, campaign.Code, order.CustomerKey).Pick(document.Variants);
        return new(campaign.Code, variant?.Key, document.Slot, document.Template, copies, InsertSentences.PutIn(campaign, copies), campaign);
    }
}
