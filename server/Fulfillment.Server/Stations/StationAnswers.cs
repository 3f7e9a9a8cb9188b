using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Server.Packing;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Stations;

/// <summary>What a turn at a station comes to: a message or a refusal, and the parcel before the station after it.</summary>
internal sealed record StationTurn(StationSession Next, ParcelAtBench? Parcel, BenchMessage? Message, Refusal? Refusal)
{
    public string State => Next switch
    {
        { PinBadge: not null } => StationStates.Pin,
        { Badge: null } => StationStates.SignedOut,
        _ => Parcel?.Parcel.Step ?? StationStates.Idle,
    };

    public string Code => Refusal?.Code ?? Message!.Code;
}

/// <summary>Puts a turn into the words and the JSON of the contract.</summary>
internal static class StationAnswers
{
    public static KeptAnswer Write(string? scanId, StationTurn turn, string? workerName, string language)
    {
        var screen = PackingScreens.Of(turn.Parcel, workerName, language, Next(turn));
        if (turn.Refusal is not { } refusal)
        {
            var message = turn.Message!;
            return new KeptAnswer(
                StatusCodes.Status200OK,
                Json.Write(new StationReply(scanId, turn.State, message.Sound, new StationMessage(message.Code, message.Says.In(language), message.Do.In(language)), screen)));
        }

        var problem = refusal.ToProblem(language);
        problem.Extensions["scanId"] = scanId;
        problem.Extensions["state"] = turn.State;
        problem.Extensions["screen"] = screen;
        return new KeptAnswer(refusal.Status, Json.Write(problem)) { RetryAfterSeconds = refusal.RetryAfterSeconds };
    }

    public static IResult ToHttp(this KeptAnswer answer, HttpContext http)
    {
        if (answer.RetryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Results.Content(answer.Body, answer.Status == StatusCodes.Status200OK ? "application/json; charset=utf-8" : "application/problem+json", statusCode: answer.Status);
    }

    private static Text Next(StationTurn turn) => turn.State switch
    {
        StationStates.SignedOut => StationSentences.NextWhenSignedOut,
        StationStates.Pin => StationSentences.NextForPin,
        StationStates.Idle => PackingSentences.NextWhenIdle,
        _ => PackingSentences.Next(turn.Parcel!.Parcel),
    };
}
