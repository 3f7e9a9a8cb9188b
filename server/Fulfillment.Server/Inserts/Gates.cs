namespace Fulfillment.Server.Inserts;

/// <summary>A gate that stayed shut, and how to say so.</summary>
internal sealed record Shut(Stage Stage, Func<Because> Tell)
{
    /// <summary>Takes what the sentence needs, so that a gate that opens, as most do, allocates nothing.</summary>
    public static Shut Of<T>(Stage stage, T facts, Func<T, Because> tell) => new(stage, () => tell(facts));
}

/// <summary>The gates a campaign passes one after the other; the first that is shut ends its way.</summary>
internal static class Gates
{
    public static Shut? Window(Campaign campaign, OrderFacts order)
    {
        if (campaign.Document.Status is not CampaignStatus.Live)
            return Shut.Of(Stage.Window, campaign, InsertSentences.NotLive);
        if (campaign.Document.Window is not { } window)
            return null;
        var day = window.By is WindowBy.Packed ? order.PackedOn : order.ExpectedDeliveryOn;
        return day is { } asked && !(asked < window.From) && !(asked > window.To)
            ? null
            : Shut.Of(Stage.Window, (window, day), static told => InsertSentences.OutsideWindow(told.window, told.day));
    }

    public static Shut? Condition(Campaign campaign, OrderFacts order)
    {
        if (!campaign.When.Holds(order, null))
            return Shut.Of(Stage.Condition, (campaign, order), static told => InsertSentences.ConditionFailed(told.campaign, told.order));
        return campaign.Copies.For(order) == 0 ? new(Stage.Condition, InsertSentences.NothingToCount) : null;
    }

    public static Shut? Consent(Campaign campaign, OrderFacts order)
    {
        if (campaign.IsPromotional && order.OptedOut)
            return new(Stage.Consent, InsertSentences.OptedOut);
        if (campaign.IsPromotional && order.OptedOutOnPage)
            return new(Stage.Consent, InsertSentences.OptedOutOnPage);
        return campaign.SuppressedForGift && order.IsGift ? new(Stage.Consent, InsertSentences.Gift) : null;
    }

    public static Shut? Cap(Campaign campaign, OrderFacts order, DecisionInput input)
    {
        if (input.AlreadyIn.Contains(campaign.Code))
            return Shut.Of(Stage.Cap, order.OrderNo, InsertSentences.AlreadyIn);
        var caps = campaign.Document.Caps;
        if (caps.Total is { } total && input.TotalUses.GetValueOrDefault(campaign.Code) is var uses && uses >= total)
            return Shut.Of(Stage.Cap, (total, uses), static told => InsertSentences.Capped("total", told.total, told.uses));
        var given = order.History.Of(campaign.Code);
        if (caps.PerCustomer is { } most && given.Count >= most)
            return Shut.Of(Stage.Cap, (most, given.Count), static told => InsertSentences.Capped("perCustomer", told.most, told.Count));
        if (caps.PerCustomerPeriod is { } period && Since(given, order.PackedOn.AddDays(-period.Days)) is var recent && recent >= period.Count)
            return Shut.Of(Stage.Cap, (period, recent), static told => InsertSentences.CappedInPeriod(told.period, told.recent));

        return input.CappedOut.Contains(campaign.Code) ? new(Stage.Cap, InsertSentences.LastPlaceTaken) : null;
    }

    public static Shut? Stock(Campaign campaign, OrderFacts order, DecisionInput input)
    {
        if (campaign.Document.Stock is not { Kind: StockKind.Preprinted, Sku: { } sku } stock || input.Stock is not { } counted)
            return null;
        var left = counted.GetValueOrDefault(sku);
        var needed = campaign.Copies.For(order);
        return left >= needed ? null : Shut.Of(Stage.Stock, (stock, left, needed), static told => InsertSentences.OutOfStock(told.stock, told.left, told.needed));
    }

    public static Shut? Holdout(Campaign campaign, OrderFacts order, DecisionInput input)
    {
        var control = input.Terms.ControlGroupPercent;
        if (campaign.IsPromotional && control > 0
            && Chance.OfControlGroup(input.Merchant, order.CustomerKey) is var all && all.IsWithin(control))
        {
            return Shut.Of(Stage.Holdout, (control, all.Bucket), static told => InsertSentences.InControlGroup(told.control, told.Bucket));
        }

        var percent = campaign.Document.HoldoutPercent;
        return percent > 0 && Chance.Of(input.Merchant, campaign.Code, order.CustomerKey) is var own && own.IsWithin(percent)
            ? Shut.Of(Stage.Holdout, (percent, own.Bucket), static told => InsertSentences.HeldOut(told.percent, told.Bucket))
            : null;
    }

    private static int Since(IReadOnlyList<DateOnly> days, DateOnly after) => days.Count(day => day > after);
}
