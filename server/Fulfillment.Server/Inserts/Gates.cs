namespace Fulfillment.Server.Inserts;

/// <summary>A gate that stayed shut, and how to say so.</summary>
internal sealed record Shut(Stage Stage, Func<Because> Tell);

/// <summary>The gates a campaign passes one after the other; the first that is shut ends its way.</summary>
internal static class Gates
{
    public static Shut? Window(Campaign campaign, OrderFacts order)
    {
        if (campaign.Document.Status is not CampaignStatus.Live)
            return new(Stage.Window, () => InsertSentences.NotLive(campaign));
        if (campaign.Document.Window is not { } window)
            return null;
        var day = window.By is WindowBy.Packed ? order.PackedOn : order.ExpectedDeliveryOn;
        return day is { } asked && !(asked < window.From) && !(asked > window.To)
            ? null
            : new(Stage.Window, () => InsertSentences.OutsideWindow(window, day));
    }

    public static Shut? Condition(Campaign campaign, OrderFacts order)
    {
        if (!campaign.When.Holds(order, null))
            return new(Stage.Condition, () => InsertSentences.ConditionFailed(campaign, order));
        return campaign.Copies.For(order) == 0 ? new(Stage.Condition, InsertSentences.NothingToCount) : null;
    }

    public static Shut? Consent(Campaign campaign, OrderFacts order)
    {
        if (campaign.IsPromotional && order.OptedOut)
            return new(Stage.Consent, InsertSentences.OptedOut);
        return campaign.SuppressedForGift && order.IsGift ? new(Stage.Consent, InsertSentences.Gift) : null;
    }

    public static Shut? Cap(Campaign campaign, OrderFacts order, DecisionInput input)
    {
        if (input.AlreadyIn.Contains(campaign.Code))
            return new(Stage.Cap, () => InsertSentences.AlreadyIn(order.OrderNo));
        var caps = campaign.Document.Caps;
        if (caps.Total is { } total && input.TotalUses.GetValueOrDefault(campaign.Code) is var uses && uses >= total)
            return new(Stage.Cap, () => InsertSentences.Capped("total", total, uses));
        var given = order.History.Of(campaign.Code);
        if (caps.PerCustomer is { } most && given.Count >= most)
            return new(Stage.Cap, () => InsertSentences.Capped("perCustomer", most, given.Count));
        if (caps.PerCustomerPeriod is { } period
            && given.Count(day => order.PackedOn.DayNumber - day.DayNumber < period.Days) is var recent && recent >= period.Count)
        {
            return new(Stage.Cap, () => InsertSentences.CappedInPeriod(period, recent));
        }

        return input.CappedOut.Contains(campaign.Code) ? new(Stage.Cap, InsertSentences.LastPlaceTaken) : null;
    }

    public static Shut? Stock(Campaign campaign, OrderFacts order, DecisionInput input)
    {
        if (campaign.Document.Stock is not { Kind: StockKind.Preprinted, Sku: { } sku } stock || input.Stock is not { } counted)
            return null;
        var left = counted.GetValueOrDefault(sku);
        var needed = campaign.Copies.For(order);
        return left >= needed ? null : new(Stage.Stock, () => InsertSentences.OutOfStock(stock, left, needed));
    }

    public static Shut? Holdout(Campaign campaign, OrderFacts order, DecisionInput input)
    {
        var control = input.Terms.ControlGroupPercent;
        if (campaign.IsPromotional && control > 0
            && Chance.OfControlGroup(input.Merchant, order.CustomerKey) is var all && all.IsWithin(control))
        {
            return new(Stage.Holdout, () => InsertSentences.InControlGroup(control, all.Bucket));
        }

        var percent = campaign.Document.HoldoutPercent;
        return percent > 0 && Chance.Of(input.Merchant, campaign.Code, order.CustomerKey) is var own && own.IsWithin(percent)
            ? new(Stage.Holdout, () => InsertSentences.HeldOut(percent, own.Bucket))
            : null;
    }
}
